package parts

// Paging leads through a list page by page, by key: there are no page numbers to become wrong.
type Paging struct {
	First string // address of the first page; "" while on it
	Next  string // "" on the last page
}
