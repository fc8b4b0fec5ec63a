// Package crowd lets a whole office work on the same cases at once and audits what it leaves behind.
package crowd
