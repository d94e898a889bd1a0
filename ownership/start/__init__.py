"""How an empty installation begins: templates to choose from, and a first team by hand."""
