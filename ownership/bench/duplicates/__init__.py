"""How well areas that are one are told from those that are two, on pairs labelled by hand (`pairs.txt`)."""
