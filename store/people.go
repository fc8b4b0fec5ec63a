package store

import (
	"time"

	"gongkai/civil"
	"gongkai/seeds"
)

// Unit is a place in the organisation tree (机构). Its names are dated, since units are renamed in mid-year.
type Unit struct {
	ID, Code, SuperiorID string
	Nature               string // government, office, department, township, institution, party, enterprise, group
	Agency               bool   // answers applications in its own name
	Position             int
	ValidFrom, ValidTo   civil.Date // ValidTo is the last day; none: still there
	SuccessorID          string     // who took over from a unit that was closed
}

// Demo reports whether it is a unit of the demonstration county, of which everything shown or printed is marked 演示.
func (u Unit) Demo() bool { return seeds.Demo(u.Code) }

type unitRow struct {
	ID         string `gorm:"primaryKey"`
	Code       string
	SuperiorID string
	Nature     string
	Agency     bool
	Position   int
	ValidFrom  civil.Date `gorm:"serializer:day"`
	ValidTo    civil.Date `gorm:"serializer:day"`

	SuccessorID string
}

func (unitRow) TableName() string { return "units" }

// UnitName is a name a unit has or had.
type UnitName struct {
	ID, UnitID, Name   string
	Kind               string // full, short, alias
	ValidFrom, ValidTo civil.Date
}

type unitNameRow struct {
	ID        string `gorm:"primaryKey"`
	UnitID    string
	Name      string
	Kind      string
	ValidFrom civil.Date `gorm:"serializer:day"`
	ValidTo   civil.Date `gorm:"serializer:day"`
}

func (unitNameRow) TableName() string { return "unit_names" }

// Account is a person who signs in.
type Account struct {
	ID, Name, Display, UnitID string
	Password                  string // argon2id, PHC form
	MustChange                bool
	Failed                    int // wrong passwords in a row
	LockedUntil               time.Time
	DisabledAt                time.Time
	CreatedAt                 time.Time
	LastSignIn                time.Time
}

type accountRow struct {
	ID          string `gorm:"primaryKey"`
	Name        string
	Display     string
	UnitID      string
	Password    string
	MustChange  bool
	Failed      int
	LockedUntil time.Time `gorm:"serializer:instant"`
	DisabledAt  time.Time `gorm:"serializer:instant"`
	CreatedAt   time.Time
	LastSignIn  time.Time `gorm:"serializer:instant"`
}

func (accountRow) TableName() string { return "accounts" }

type accountRoleRow struct {
	AccountID string `gorm:"primaryKey"`
	Role      string `gorm:"primaryKey"`
}

func (accountRoleRow) TableName() string { return "account_roles" }

// Session is a signed-in browser; only the hash of its token is kept.
type Session struct {
	TokenHash, AccountID         string
	CreatedAt, SeenAt, ExpiresAt time.Time
	RevokedAt                    time.Time
}

type sessionRow struct {
	TokenHash string `gorm:"primaryKey"`
	AccountID string
	CreatedAt time.Time
	SeenAt    time.Time
	ExpiresAt time.Time
	RevokedAt time.Time `gorm:"serializer:instant"`
}

func (sessionRow) TableName() string { return "sessions" }

// InsertUnit adds a unit with its names.
func (tx *Tx) InsertUnit(u Unit, names []UnitName) error {
	r := unitRow(u)
	if err := tx.db.Create(&r).Error; err != nil {
		return classify("insert unit", err)
	}
	rows := make([]unitNameRow, len(names))
	for i, n := range names {
		rows[i] = unitNameRow(n)
	}
	if len(rows) == 0 {
		return nil
	}
	return classify("insert unit names", tx.db.Create(&rows).Error)
}

// FindUnit reads a unit. Primary key.
func (tx *Tx) FindUnit(id string) (Unit, error) {
	var r unitRow
	err := tx.db.Where("id = ?", id).Take(&r).Error
	return Unit(r), classify("find unit", err)
}

// UnitByCode reads a unit. Index units_code.
func (tx *Tx) UnitByCode(code string) (Unit, error) {
	var r unitRow
	err := tx.db.Where("code = ?", code).Take(&r).Error
	return Unit(r), classify("find unit by code", err)
}

// Units are all units of the organisation, superiors' order then position. A county has some two hundred.
func (tx *Tx) Units() ([]Unit, error) {
	var rows []unitRow
	err := tx.db.Order("superior_id, position, id").Limit(maxUnits).Find(&rows).Error
	out := make([]Unit, len(rows))
	for i, r := range rows {
		out[i] = Unit(r)
	}
	return out, classify("list units", err)
}

const maxUnits = 2000

// UnitNames are all names of all units.
func (tx *Tx) UnitNames() ([]UnitName, error) {
	var rows []unitNameRow
	err := tx.db.Order("name, unit_id").Limit(4 * maxUnits).Find(&rows).Error
	out := make([]UnitName, len(rows))
	for i, r := range rows {
		out[i] = UnitName(r)
	}
	return out, classify("list unit names", err)
}

// InsertAccount adds a person; ErrDuplicate if the name is taken.
func (tx *Tx) InsertAccount(a Account, roles []string) error {
	r := accountRow(a)
	if err := tx.db.Create(&r).Error; err != nil {
		return classify("insert account", err)
	}
	return tx.addRoles(a.ID, roles)
}

func (tx *Tx) addRoles(id string, roles []string) error {
	if len(roles) == 0 {
		return nil
	}
	rows := make([]accountRoleRow, len(roles))
	for i, role := range roles {
		rows[i] = accountRoleRow{id, role}
	}
	return classify("insert roles", tx.db.Create(&rows).Error)
}

// SetRoles replaces an account's roles.
func (tx *Tx) SetRoles(id string, roles []string) error {
	if err := tx.db.Where("account_id = ?", id).Delete(&accountRoleRow{}).Error; err != nil {
		return classify("delete roles", err)
	}
	return tx.addRoles(id, roles)
}

// SaveAccount writes what may change about a person.
func (tx *Tx) SaveAccount(a Account) error {
	r := accountRow(a)
	err := tx.db.Model(&r).Select("Display", "UnitID", "Password", "MustChange", "Failed", "LockedUntil", "DisabledAt", "LastSignIn").Updates(&r).Error
	return classify("save account", err)
}

// FindAccount reads a person. Primary key.
func (tx *Tx) FindAccount(id string) (Account, error) {
	var r accountRow
	err := tx.db.Where("id = ?", id).Take(&r).Error
	return Account(r), classify("find account", err)
}

// AccountByName reads a person. Index accounts_name.
func (tx *Tx) AccountByName(name string) (Account, error) {
	var r accountRow
	err := tx.db.Where("name = ?", name).Take(&r).Error
	return Account(r), classify("find account by name", err)
}

// Accounts pages through people by name. Index accounts_name.
func (tx *Tx) Accounts(after string, limit int) ([]Account, error) {
	var rows []accountRow
	err := tx.db.Where("name > ?", after).Order("name").Limit(limit).Find(&rows).Error
	return accounts(rows), classify("list accounts", err)
}

// AccountsByID reads people. Primary key.
func (tx *Tx) AccountsByID(ids []string) ([]Account, error) {
	var rows []accountRow
	err := tx.db.Where("id IN ?", ids).Find(&rows).Error
	return accounts(rows), classify("read accounts", err)
}

// AccountsOfUnits are the people of some units. Index accounts_unit.
func (tx *Tx) AccountsOfUnits(unitIDs []string) ([]Account, error) {
	var rows []accountRow
	err := tx.db.Where("unit_id IN ?", unitIDs).Order("unit_id, name").Limit(maxUnits).Find(&rows).Error
	return accounts(rows), classify("list accounts of units", err)
}

func accounts(rows []accountRow) []Account {
	out := make([]Account, len(rows))
	for i, r := range rows {
		out[i] = Account(r)
	}
	return out
}

// Roles are the roles of some accounts. Primary key.
func (tx *Tx) Roles(ids ...string) (map[string][]string, error) {
	var rows []accountRoleRow
	err := tx.db.Where("account_id IN ?", ids).Order("account_id, role").Find(&rows).Error
	out := map[string][]string{}
	for _, r := range rows {
		out[r.AccountID] = append(out[r.AccountID], r.Role)
	}
	return out, classify("read roles", err)
}

// InsertSession signs a browser in.
func (tx *Tx) InsertSession(s Session) error {
	r := sessionRow(s)
	return classify("insert session", tx.db.Create(&r).Error)
}

// FindSession reads a session by the hash of its token. Primary key.
func (tx *Tx) FindSession(tokenHash string) (Session, error) {
	var r sessionRow
	err := tx.db.Where("token_hash = ?", tokenHash).Take(&r).Error
	return Session(r), classify("find session", err)
}

// TouchSession notes that a session was used.
func (tx *Tx) TouchSession(tokenHash string, at time.Time) error {
	err := tx.db.Model(&sessionRow{}).Where("token_hash = ?", tokenHash).Updates(map[string]any{"seen_at": Instant(at)}).Error
	return classify("touch session", err)
}

// RevokeSession ends one session.
func (tx *Tx) RevokeSession(tokenHash string, at time.Time) error {
	err := tx.db.Model(&sessionRow{}).Where("token_hash = ? AND revoked_at IS NULL", tokenHash).Updates(map[string]any{"revoked_at": Instant(at)}).Error
	return classify("revoke session", err)
}

// RevokeSessionsOf ends all sessions of a person. Index sessions_account.
func (tx *Tx) RevokeSessionsOf(accountID string, at time.Time) error {
	err := tx.db.Model(&sessionRow{}).Where("account_id = ? AND revoked_at IS NULL", accountID).Updates(map[string]any{"revoked_at": Instant(at)}).Error
	return classify("revoke sessions", err)
}

// DeleteSessionsBefore forgets sessions that expired before an instant. Index sessions_expiry.
func (tx *Tx) DeleteSessionsBefore(at time.Time) error {
	return classify("delete sessions", tx.db.Where("expires_at < ?", Instant(at)).Delete(&sessionRow{}).Error)
}

// AgencyUnits are an agency's own unit and those below it that do not answer in their own name (二级单位): the units whose people
// are the agency's.
func (tx *Tx) AgencyUnits(agencyID string) ([]string, error) {
	units, err := tx.Units()
	if err != nil {
		return nil, err
	}
	below := map[string][]string{}
	for _, u := range units {
		if !u.Agency {
			below[u.SuperiorID] = append(below[u.SuperiorID], u.ID)
		}
	}
	out, seen := []string{agencyID}, map[string]bool{agencyID: true}
	for i := 0; i < len(out); i++ {
		for _, id := range below[out[i]] {
			if !seen[id] { // a loop in the tree must not hang a reminder
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out, nil
}

// AccountsWithRole are the active people of some units that have a role, by name. Index accounts_unit.
func (tx *Tx) AccountsWithRole(unitIDs []string, role string) ([]Account, error) {
	var rows []accountRow
	err := tx.db.Where("unit_id IN ? AND disabled_at IS NULL AND id IN (SELECT account_id FROM account_roles WHERE role = ?)", unitIDs, role).
		Order("name").Limit(200).Find(&rows).Error
	return accounts(rows), classify("list accounts with role", err)
}

// AccountsInRole are the active people of any unit that have a role, by name.
func (tx *Tx) AccountsInRole(role string) ([]Account, error) {
	var rows []accountRow
	err := tx.db.Where("disabled_at IS NULL AND id IN (SELECT account_id FROM account_roles WHERE role = ?)", role).
		Order("name").Limit(200).Find(&rows).Error
	return accounts(rows), classify("list accounts in role", err)
}

// NameOf is the full name a unit has on a day; "" if it has none. Index unit_names_unit.
func (tx *Tx) NameOf(unitID string, on civil.Date) (string, error) {
	var rows []unitNameRow
	err := tx.db.Where("unit_id = ? AND kind = 'full' AND valid_from <= ?", unitID, on.String()).Order("valid_from DESC").Limit(1).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return "", classify("name of unit", err)
	}
	return rows[0].Name, nil
}
