package activities

import (
	"gongkai/letters"
	"gongkai/store"
)

// Redress is where decisions of an agency of the house can be contested.
func Redress(h House, u store.Unit) letters.Redress { return letters.Redress(h.Redress(u)) }
