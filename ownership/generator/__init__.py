"""An organisation of any size and realistic shape, the same for the same sizes, seed and day.

`size` says how much of what; `teams`, `people`, `areas`, `letters` and `beside` make rows, each from those
before; `load` copies them in. For measuring and for trying what a large company would see.
"""
