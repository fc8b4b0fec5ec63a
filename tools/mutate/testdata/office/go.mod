module office

go 1.26.0
