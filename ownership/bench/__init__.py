"""Measurements of what has to be quick, each against a plain piece of the same work.

A room adds one by a small file in `ownership/bench/measures`; `./run bench` finds it there.
"""
