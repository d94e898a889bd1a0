"""What is read of an area for its meaning, as SQL over a row `x` of areas."""

# Of a longer description only the beginning is read.
MOST = 500
TEXT = f"x.name || coalesce('. ' || nullif(left(x.description, {MOST}), ''), '')"
# Two areas that say the same in the same words share it.
DIGEST = f"encode(sha256(convert_to({TEXT}, 'UTF8')), 'hex')"
