// Package seal keeps names, document numbers, telephones, addresses and texts unreadable in the database, and lets them
// be found all the same. It knows nothing of cases and asks no database.
//
// # Keys
//
// One file, made by Create at `gongkai init` and readable by its owner alone, holds three kinds of secrets: one or more
// key-encryption keys, each under a kid; one root for the blind indexes; one root for MACs. No secret is used as it is:
// HKDF-SM3 derives a key for every table from the KEK, for every field from the index root, for every purpose from the
// MAC root, so that what is learnt about one tells nothing of another and a new table or field needs no new file.
// Deriving a table's key replaces wrapping a random one: there is nothing to store, nothing to lose, and the KEK can
// still come from an HSM that offers HMAC-SM3.
//
// Rotate adds a KEK under a new kid. The newest seals, all open; NeedsReseal tells which values still wait for the new
// one. The two roots are not rotated: an index or a MAC made under another root would match nothing any more.
// CheckValue proves the possession of all three secrets; the database keeps it, and a node with another file refuses to
// start (Verify).
//
// # Sealed values
//
// v1.<kid>.<nonce>.<ciphertext and tag>, SM4-GCM with a random 96-bit nonce, base64url without padding. The additional
// data is table|column|row: a value copied into another row, column or table does not open. Up to 2^32 values may be
// sealed in one table under one kid, by the usual bound for random nonces.
//
// # Blind indexes
//
// BlindIndex is HMAC-SM3 over the normalised value. Document numbers and telephones have little entropy: whoever has the
// index root can try them all, so it is as secret as the KEK, and lies in the same file. The way values are normalised
// is part of the format: changed, old entries are found no more.
//
// SM4 and SM3 (GB/T 32907, GB/T 32905) in software are not a certified cryptographic module (密评); see docs/security.md.
package seal
