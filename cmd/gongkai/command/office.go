package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/term"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/record"
	"gongkai/seal"
	"gongkai/store"
)

// office is an opened installation: database, keys, recorder.
type office struct {
	db     *store.DB
	keys   *seal.Keyring
	record *record.Recorder
	auth   *auth.Service
}

func (o *office) Close() error { return o.db.Close() }

// openOffice opens an installation that exists. A database sealed with other keys, or of another schema, is refused.
func openOffice(ctx context.Context, s Storage, log *slog.Logger) (*office, error) {
	if _, err := os.Stat(s.keyFile()); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("没有密钥文件 %s：新装请先运行 gongkai up 或 gongkai init；已有数据请从备份恢复密钥", s.keyFile())
	}
	keys, err := seal.Load(s.keyFile())
	if err != nil {
		return nil, err
	}
	settings, err := s.settings()
	if err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, store.Config{DSN: s.dsn(), Logger: log})
	if err != nil {
		return nil, err
	}
	o := &office{db: db, keys: keys, record: record.New(db, keys, nil).Under(settings), auth: auth.New(db, nil)}
	if err := o.check(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return o, nil
}

func (o *office) check(ctx context.Context) error {
	pending, err := o.db.Pending(ctx)
	if err != nil {
		return err
	}
	if len(pending) > 0 {
		return fmt.Errorf("数据库还差 %d 项升级：请先运行 gongkai migrate", len(pending))
	}
	return o.db.View(ctx, "check keys", func(tx *store.Tx) error {
		stored, err := tx.KeyChecks()
		if err != nil {
			return err
		}
		if err := o.keys.Verify(stored); err != nil {
			return fmt.Errorf("密钥与数据库不符，拒绝启动：%w", err)
		}
		return nil
	})
}

func (o *office) desk(engine desk.Engine, log *slog.Logger) *desk.Desk {
	return desk.New(desk.Options{DB: o.db, Record: o.record, Engine: engine, Log: log})
}

// prepare makes an installation where there is none, and brings the schema and the seeds up to date. Only here are keys made.
// The first account's one-time password is returned; "" when accounts exist.
func prepare(ctx context.Context, s Storage, log *slog.Logger) (password string, err error) {
	if err := os.MkdirAll(s.DataDir, 0o700); err != nil {
		return "", err
	}
	db, err := store.Open(ctx, store.Config{DSN: s.dsn(), Logger: log})
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.Migrate(ctx); err != nil {
		return "", err
	}
	if err := ensureKeys(ctx, s, db); err != nil {
		return "", err
	}
	if err := db.Seed(ctx); err != nil {
		return "", err
	}
	return firstAccount(ctx, auth.New(db, nil))
}

// ensureKeys makes the key file of a new installation. A database that was sealed before is never given new keys.
func ensureKeys(ctx context.Context, s Storage, db *store.DB) error {
	return db.Update(ctx, "ensure keys", func(tx *store.Tx) error {
		stored, err := tx.KeyChecks()
		if err != nil {
			return err
		}
		keys, err := loadOrCreate(s.keyFile(), len(stored) == 0)
		if err != nil {
			return err
		}
		if len(stored) > 0 {
			if err := keys.Verify(stored); err != nil {
				return fmt.Errorf("密钥与数据库不符，拒绝启动：%w", err)
			}
			return nil
		}
		return tx.InsertKeyCheck(keys.Current(), keys.CheckValue(keys.Current()))
	})
}

func loadOrCreate(path string, fresh bool) (*seal.Keyring, error) {
	_, err := os.Stat(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return seal.Load(path)
	}
	if !fresh {
		return nil, fmt.Errorf("数据库已有加密数据，但没有密钥文件 %s：请从备份恢复密钥", path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	return seal.Create(path)
}

// FirstAccount is the name under which a new office signs in for the first time.
const FirstAccount = "admin"

func firstAccount(ctx context.Context, a *auth.Service) (string, error) {
	people, err := a.People(ctx, "", 1)
	if err != nil || len(people) > 0 {
		return "", err
	}
	_, password, err := a.AddAccount(ctx, auth.NewAccount{Name: FirstAccount, Display: "管理员", UnitCode: "office", Roles: auth.Roles()})
	if errors.Is(err, store.ErrDuplicate) { // another process was faster
		return "", nil
	}
	return password, err
}

// tellPassword shows the one-time password on a terminal, or leaves it in a file that only its owner can read.
func tellPassword(s Storage, out io.Writer, password string) error {
	if password == "" {
		return nil
	}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		_, err := fmt.Fprintf(out, "\n  首次登录  账号 %s  一次性密码 %s\n  登录后须立即修改。\n", FirstAccount, password)
		return err
	}
	path := s.path("first-password.txt")
	if err := os.WriteFile(path, []byte(password+"\n"), 0o600); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "首次登录账号 %s，一次性密码在 %s（仅本人可读，登录后请删除）\n", FirstAccount, path)
	return err
}

// hold takes the data folder for this process alone, so that two servers never share one SQLite file.
func hold(s Storage) (release func(), err error) {
	if err := os.MkdirAll(s.DataDir, 0o700); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(s.path("lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(fmt.Errorf("数据目录 %s 正由另一个 gongkai 使用，请先停止它", s.DataDir), f.Close())
	}
	return func() { _ = f.Close() }, nil // closing releases the lock; nothing was written
}
