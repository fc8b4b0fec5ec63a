package store_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"gongkai/civil"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// planned is one query of this package and the index it names in its comment.
type planned struct {
	name  string
	index string // a|b: either, as the engine's statistics have it; of several statements one each, in their order; the last one is that of all that follow
	sorts bool   // rows are few, or the comment claims no order
	run   func(tx *store.Tx) error
}

func first[T any](_ T, err error) error { return err }

// plans leaves out what reads a whole small table (units, names, editions, jobs) or pages through one (accounts).
func plans(now time.Time) []planned {
	on, key := civil.MustParse("2024-03-08"), store.Key{On: civil.MustParse("2024-03-08"), CaseID: "case-0500"}
	return []planned{
		{"FindApplication", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.FindApplication("case-0001")) }},
		{"ApplicationByOrdinal", "applications_all", false, func(tx *store.Tx) error { return first(tx.ApplicationByOrdinal("agency-1", 2023, 7)) }},
		{"ApplicationByNumber", "applications_number", false, func(tx *store.Tx) error { return first(tx.ApplicationByNumber("agency-1", "2023-0001")) }},
		{"ApplicationsByID", "PRIMARY", true, func(tx *store.Tx) error {
			return first(tx.ApplicationsByID("agency-1", []string{"case-0001", "case-0002"}))
		}},
		{"WorkList", "applications_next applications_then", false, func(tx *store.Tx) error {
			return first(tx.WorkList(store.WorkQuery{AgencyID: "agency-1", Today: on, Limit: 51}))
		}},
		{"WorkList, next page", "applications_next applications_then", false, func(tx *store.Tx) error {
			return first(tx.WorkList(store.WorkQuery{AgencyID: "agency-1", Today: on, After: store.WorkKey{On: key.On, Rank: 3, CaseID: key.CaseID}, Limit: 51}))
		}},
		{"WorkList of what waits for others", "applications_next", false, func(tx *store.Tx) error {
			return first(tx.WorkList(store.WorkQuery{AgencyID: "agency-1", Today: on, Outside: true, Limit: 51}))
		}},
		{"ClosedList", "applications_stage", false, func(tx *store.Tx) error {
			return first(tx.ClosedList("agency-1", "archived", store.Key{}, 51))
		}},
		{"ClosedList, next page", "applications_stage", false, func(tx *store.Tx) error {
			return first(tx.ClosedList("agency-1", "archived", key, 51))
		}},
		{"CountOutside", "applications_next", false, func(tx *store.Tx) error {
			return first(tx.CountOutside(store.WorkQuery{AgencyID: "agency-1", Today: on}))
		}},
		{"ArrivedSince", "applications_registered|applications_next", true, func(tx *store.Tx) error { return first(tx.ArrivedSince("agency-1", on)) }},
		{"WaitingIn", "applications_stage", false, func(tx *store.Tx) error { return first(tx.WaitingIn("agency-1", "signing")) }},
		{"CountLack", "applications_then|applications_next", false, func(tx *store.Tx) error { return first(tx.CountLack("agency-1", "proof")) }},
		{"AllApplications", "applications_all", false, func(tx *store.Tx) error {
			return first(tx.AllApplications(store.AllQuery{AgencyID: "agency-1", Year: 2024, Limit: 51}))
		}},
		{"AllApplications, next page", "applications_all", false, func(tx *store.Tx) error {
			return first(tx.AllApplications(store.AllQuery{AgencyID: "agency-1", Year: 2024, Before: 300, Limit: 51}))
		}},
		{"CountStages", "applications_stage", false, func(tx *store.Tx) error { return first(tx.CountStages("agency-1", "intake", "review")) }},
		{"ReportLines", "applications_received", false, func(tx *store.Tx) error { return first(tx.ReportLines("agency-1", on, on, key, 500)) }},

		{"ApplicationsByDocNo", "applications_doc_no", true, func(tx *store.Tx) error { return first(tx.ApplicationsByDocNo("agency-1", "文示〔2024〕31号")) }},
		{"DocNos", "applications_doc_no", false, func(tx *store.Tx) error { return first(tx.DocNos("agency-1", "文示〔2024〕", 500)) }},
		{"OrdinalTaken", "applications_all", false, func(tx *store.Tx) error { return first(tx.OrdinalTaken("agency-1", 2024, 302)) }},
		{"HeadOfficeSettings", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.HeadOfficeSettings("agency-1")) }},
		{"OfficeSettingsAt", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.OfficeSettingsAt("agency-1", now)) }},
		{"FindOfficeSettings", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.FindOfficeSettings("agency-1", 3)) }},
		{"OfficeSettingsVersions", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.OfficeSettingsVersions("agency-1", 90, 50)) }},
		{"LastNumber", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.LastNumber("counter-0003")) }},

		{"FindItem", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.FindItem("case-0001")) }},
		{"ItemsOf", "items_notice", false, func(tx *store.Tx) error { return first(tx.ItemsOf("notice-3", 7, 100)) }},
		{"FindShare", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.FindShare("case-0001")) }},
		{"SharesOfItems", "shares_item", false, func(tx *store.Tx) error { return first(tx.SharesOfItems([]string{"case-0003", "case-0004"})) }},
		{"SharesOfUnit", "shares_unit", false, func(tx *store.Tx) error { return first(tx.SharesOfUnit("unit-3", true, key, 51)) }},
		{"AskedOfUnit", "shares_asked", false, func(tx *store.Tx) error { return first(tx.AskedOfUnit("unit-3", key, 51)) }},
		{"FindGroup", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.FindGroup("group-0003")) }},
		{"Groups", "unit_groups_name", false, func(tx *store.Tx) error { return first(tx.Groups("agency-1")) }},
		{"Members", "unit_group_members_unit", false, func(tx *store.Tx) error { return first(tx.Members("group-0003", "group-0004")) }},
		{"Meanings", "name_meanings_name", false, func(tx *store.Tx) error { return first(tx.Meanings("agency-1", "name-0100", 50)) }},
		{"MeaningsOf", "name_meanings_name", true, func(tx *store.Tx) error {
			return first(tx.MeaningsOf("agency-1", "case-0003", []string{"name-0010", "name-0011"}))
		}},
		{"NamesOf", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.NamesOf("case-0003")) }},
		{"OpenNames", "item_names_open", false, func(tx *store.Tx) error { return first(tx.OpenNames("agency-1", "name-3", 51)) }},
		{"OpenNameIn", "item_names_open", true, func(tx *store.Tx) error { return first(tx.OpenNameIn("agency-1", "name-3", "case-0100", 51)) }},
		{"ReopenName", "item_names_open", false, func(tx *store.Tx) error { return tx.ReopenName("agency-1", "name-39") }},
		{"CorrectionsOf", "notice_corrections_no", true, func(tx *store.Tx) error { return first(tx.CorrectionsOf("notice-3", "no-3")) }},
		{"AnyWaiting", "commands_case", true, func(tx *store.Tx) error { return first(tx.AnyWaiting([]string{"case-0003", "case-0004"})) }},
		{"FindNotice", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.FindNotice("notice-3")) }},
		{"NoticeByNumber", "notices_number", false, func(tx *store.Tx) error { return first(tx.NoticeByNumber("agency-1", "number-11")) }},
		{"Notices", "notices_number", false, func(tx *store.Tx) error { return first(tx.Notices("agency-1", "number-3", 50)) }},

		{"FindCase", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.FindCase("case-0001")) }},
		{"LockCase", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.LockCase("case-0001")) }},
		{"LockCases", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.LockCases([]string{"case-0001", "case-0002"})) }},
		{"Events", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.Events("case-0001")) }},
		{"CasesAfter", "cases_kind", false, func(tx *store.Tx) error { return first(tx.CasesAfter("application", "case-0500", 100)) }},
		{"CasesOfOldEdition", "cases_edition", true, func(tx *store.Tx) error { return first(tx.CasesOfOldEdition("2026-1", "", 200)) }},
		{"CasesPastWake", "cases_wake", false, func(tx *store.Tx) error { return first(tx.CasesPastWake(now, now, 200)) }},

		{"FindCommand", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.FindCommand("command-0001")) }},
		{"LockCommand", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.LockCommand("command-0001")) }},
		{"WaitingOf", "commands_case", false, func(tx *store.Tx) error { return first(tx.WaitingOf("case-0001")) }},
		{"CountWaiting", "commands_case", false, func(tx *store.Tx) error { return first(tx.CountWaiting("case-0001")) }},
		{"WaitingSince", "commands_waiting", false, func(tx *store.Tx) error { return first(tx.WaitingSince(now, 200)) }},
		{"CommandsIn", "commands_waiting", false, func(tx *store.Tx) error { return first(tx.CommandsIn(store.Faulted, 200)) }},
		{"EraseBodies", "commands_decided", false, func(tx *store.Tx) error { return first(tx.EraseBodies(now.Add(-700 * time.Hour))) }},

		{"Texts", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.Texts("text-0001", "text-0002")) }},
		{"Parties", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.Parties("party-0001", "party-0002")) }},
		{"FindBlind", "blind_index_value", false, func(tx *store.Tx) error { return first(tx.FindBlind("name", "value-3", "case-0010", 50)) }},
		{"FindAttachment", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.FindAttachment("file-0001")) }},
		{"AttachmentsOf", "attachments_case", true, func(tx *store.Tx) error { return first(tx.AttachmentsOf("case-0001")) }},

		{"Unread", "inbox_unread", false, func(tx *store.Tx) error { return first(tx.Unread("account-3")) }},
		{"Inbox", "inbox_all", false, func(tx *store.Tx) error { return first(tx.Inbox("account-3", time.Time{}, 5)) }},
		{"Inbox, next page", "inbox_all", false, func(tx *store.Tx) error { return first(tx.Inbox("account-3", now, 5)) }},
		{"ReadInbox", "inbox_unread", false, func(tx *store.Tx) error { return tx.ReadInbox("account-3", now.Add(-999*time.Hour), now) }},
		{"FindDraft", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.FindDraft("account-3", "/page-0003")) }},
		{"DeleteDrafts", "PRIMARY", false, func(tx *store.Tx) error { return tx.DeleteDrafts("account-3", "/none", "/neither") }},
		{"DeleteDraftsBefore", "drafts_expiry", false, func(tx *store.Tx) error { return tx.DeleteDraftsBefore(now.Add(-9999 * time.Hour)) }},
		{"RemindersOf", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.RemindersOf("case-0001")) }},
		{"EffectsToTry", "effects_waiting", false, func(tx *store.Tx) error { return first(tx.EffectsToTry("waiting", now, 50)) }},
		{"FailingEffects", "effects_waiting", false, func(tx *store.Tx) error { return first(tx.FailingEffects(50)) }},
		{"LockEffect", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.LockEffect("effect-0001")) }},
		{"CasesLookedAtOften", "cases_looks", false, func(tx *store.Tx) error { return first(tx.CasesLookedAtOften(3, 50)) }},
		{"CountOldEdition", "cases_edition", false, func(tx *store.Tx) error { return first(tx.CountOldEdition("2026-1")) }},
		{"Reveals", "reveals_newest", false, func(tx *store.Tx) error {
			return first(tx.Reveals(store.Span{From: now.Add(-200 * time.Hour), Till: now, Limit: 51}))
		}},
		{"Reveals, next page", "reveals_newest", false, func(tx *store.Tx) error {
			return first(tx.Reveals(store.Span{From: now.Add(-200 * time.Hour), Till: now, Before: store.Place{At: now.Add(-20 * time.Hour), ID: "look-0001"}, Limit: 51}))
		}},
		{"Reveals by a person", "reveals_account", false, func(tx *store.Tx) error {
			return first(tx.Reveals(store.Span{Account: "account-3", From: now.Add(-99 * time.Hour), Till: now, Limit: 51}))
		}},
		{"OperatorActs", "operator_acts_newest", false, func(tx *store.Tx) error {
			return first(tx.OperatorActs(store.Span{From: now.Add(-200 * time.Hour), Till: now, Limit: 51}))
		}},
		{"ActsOn", "operator_acts_subject", false, func(tx *store.Tx) error { return first(tx.ActsOn("effect-0003", 20)) }},
		{"SignMovedDate", "PRIMARY", false, func(tx *store.Tx) error { return tx.SignMovedDate("2026-1", "case-0001", "nobody", now) }},
		{"EffectsOf", "effects_case", true, func(tx *store.Tx) error { return first(tx.EffectsOf("case-0001")) }},
		{"MovedDates", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.MovedDates("2026-1", "case-0500", 100)) }},
		{"FindSession", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.FindSession("hash-0001")) }},
		{"RevokeSessionsOf", "sessions_account", false, func(tx *store.Tx) error { return tx.RevokeSessionsOf("nobody", now) }},
		{"DeleteSessionsBefore", "sessions_expiry", false, func(tx *store.Tx) error { return tx.DeleteSessionsBefore(now.Add(-9999 * time.Hour)) }},
		{"AccountByName", "accounts_name", false, func(tx *store.Tx) error { return first(tx.AccountByName("name-0003")) }},
		{"AccountsOfUnits", "accounts_unit", false, func(tx *store.Tx) error { return first(tx.AccountsOfUnits([]string{"unit-1", "unit-2"})) }},
		{"FindAccounts of a unit", "accounts_unit", false, func(tx *store.Tx) error {
			return first(tx.FindAccounts(store.AccountQuery{UnitID: "unit-3", State: store.AccountsActive, After: "name-0003", Limit: 51}))
		}},
		{"CountPeople", "accounts_unit", false, func(tx *store.Tx) error { return first(tx.CountPeople("unit-3")) }},
		{"NamesOfUnit", "unit_names_unit", true, func(tx *store.Tx) error { return first(tx.NamesOfUnit("unit-3")) }},
		{"StandsInFor", "deputies_deputy", false, func(tx *store.Tx) error { return first(tx.StandsInFor("account-3", on)) }},
		{"DeputiesOf", "deputies_account", false, func(tx *store.Tx) error { return first(tx.DeputiesOf("account-3", on)) }},
		{"Deputies", "deputies_newest", false, func(tx *store.Tx) error {
			return first(tx.Deputies("", store.Deputy{ID: "deputy-0100", To: on}, 51))
		}},
		{"Deputies of an agency", "deputies_agency", false, func(tx *store.Tx) error {
			return first(tx.Deputies("agency-1", store.Deputy{}, 51))
		}},
		{"LockDeputy", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.LockDeputy("deputy-0003")) }},
		{"InboxSince", "inbox_all", false, func(tx *store.Tx) error { return first(tx.InboxSince("account-3", now.Add(-9*time.Hour))) }},
		{"HandledBy", "applications_handler", false, func(tx *store.Tx) error {
			return first(tx.HandledBy("agency-1", "handler-3", key, 51))
		}},
		{"CountHandledBy", "applications_handler", false, func(tx *store.Tx) error { return first(tx.CountHandledBy("agency-1", "handler-3")) }},
		{"CountOpenOf", "applications_next|applications_then", false, func(tx *store.Tx) error { return first(tx.CountOpenOf("agency-1")) }},
		{"FindHandover", "PRIMARY", false, func(tx *store.Tx) error { return first(tx.FindHandover("handover-0003")) }},
		{"HandoversFrom", "handovers_from", false, func(tx *store.Tx) error { return first(tx.HandoversFrom("account-3", 5)) }},
		{"HandoverCases", "handover_cases_status", false, func(tx *store.Tx) error {
			return first(tx.HandoverCases("handover-0003", store.Waiting, "case-0001", 51))
		}},
		{"CountHandover", "handover_cases_status|PRIMARY", true, func(tx *store.Tx) error { return first(tx.CountHandover("handover-0003")) }},
		{"AccountsWithRole", "accounts_unit", true, func(tx *store.Tx) error { return first(tx.AccountsWithRole([]string{"unit-1", "unit-2"}, "handler")) }},
	}
}

// Every query goes by the index its comment names, and where it promises an order the index gives it: with some thousand rows
// that is the difference between a page and a pause.
func TestEveryQueryGoesByItsIndex(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		fill(t, db)
		var asked []statement
		capture(t, db, &asked)
		for _, p := range plans(planNow) {
			asked = asked[:0]
			err := db.Update(t.Context(), p.name, func(tx *store.Tx) error {
				if err := p.run(tx); err != nil && !errors.Is(err, store.ErrNotFound) {
					return err
				}
				for i, s := range asked {
					one, names := p, strings.Fields(p.index)
					one.index = names[min(i, len(names)-1)]
					explain(t, tx, one, s)
				}
				return nil
			})
			if err != nil {
				t.Errorf("%s: %v", p.name, err)
			}
			if len(asked) == 0 {
				t.Errorf("%s: no statement was seen", p.name)
			}
		}
	})
}

type statement struct {
	sql  string
	vars []any
}

func capture(t *testing.T, db *store.DB, asked *[]statement) {
	t.Helper()
	watch := func(d *gorm.DB) {
		if sql := d.Statement.SQL.String(); sql != "" && !strings.HasPrefix(sql, "EXPLAIN") {
			*asked = append(*asked, statement{sql, append([]any(nil), d.Statement.Vars...)})
		}
	}
	mustBeNil(t, db.Update(t.Context(), "watch", func(tx *store.Tx) error {
		c := tx.Gorm().Callback()
		for _, err := range []error{c.Query().After("gorm:query").Register("plan", watch), c.Update().After("gorm:update").Register("plan", watch),
			c.Delete().After("gorm:delete").Register("plan", watch), c.Row().After("gorm:row").Register("plan", watch)} {
			if err != nil {
				return err
			}
		}
		return nil
	}))
}

func explain(t *testing.T, tx *store.Tx, p planned, s statement) {
	t.Helper()
	if tx.Engine() == store.SQLite {
		explainSQLite(t, tx, p, s)
		return
	}
	var rows []struct {
		Table, Type, Key, Extra string
		Rows                    int
	}
	mustBeNil(t, tx.Gorm().Raw("EXPLAIN "+s.sql, s.vars...).Scan(&rows).Error)
	if len(rows) == 0 || rows[0].Key == "" && rows[0].Extra == "" {
		t.Errorf("%s: no plan: %+v", p.name, rows)
	}
	main := rows[0]
	for _, r := range rows { // of AccountsWithRole the roles come first or last
		if p.goesBy(r.Key) {
			main = r
		}
	}
	switch {
	case !p.goesBy(main.Key) || main.Type == "ALL":
		t.Errorf("%s goes by %q (%s, %d rows), want %s: %s", p.name, main.Key, main.Type, main.Rows, p.index, s.sql)
	case !p.sorts && (strings.Contains(main.Extra, "filesort") || strings.Contains(main.Extra, "temporary")):
		t.Errorf("%s: %s: %s", p.name, main.Extra, s.sql)
	}
}

func (p planned) goesBy(key string) bool { return slices.Contains(strings.Split(p.index, "|"), key) }

// detailOf is how SQLite speaks of an index.
func detailOf(index string) string {
	if index == "PRIMARY" {
		return " sqlite_autoindex_"
	}
	return " " + index + " ("
}

func explainSQLite(t *testing.T, tx *store.Tx, p planned, s statement) {
	t.Helper()
	var rows []struct{ Detail string }
	mustBeNil(t, tx.Gorm().Raw("EXPLAIN QUERY PLAN "+s.sql, s.vars...).Scan(&rows).Error)
	by, sorted := false, false
	var plan []string
	for _, r := range rows {
		plan = append(plan, r.Detail)
		by = by || strings.HasPrefix(r.Detail, "SEARCH ") && slices.ContainsFunc(strings.Split(p.index, "|"), func(name string) bool { return strings.Contains(r.Detail, detailOf(name)) })
		sorted = sorted || strings.Contains(r.Detail, "TEMP B-TREE")
		if strings.HasPrefix(r.Detail, "SCAN ") && !strings.Contains(r.Detail, "account_roles") {
			by = false
		}
	}
	if !by || sorted && !p.sorts {
		t.Errorf("%s, want %s: %s\n%s", p.name, p.index, strings.Join(plan, "; "), s.sql)
	}
}
