package parts

import "embed"

// Files are the templates and styles of all parts.
//
//go:embed */*.html */*.css
var Files embed.FS
