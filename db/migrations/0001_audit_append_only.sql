-- The audit is append-only (security/controls L5): rows are never changed, never replaced, and go only when they are
-- older than 24 months (security/threat-model §6.6).
CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit
BEGIN
	SELECT RAISE(ABORT, 'audit rows are never changed');
END;
--> statement-breakpoint
CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit
WHEN OLD.at > unixepoch('now', '-24 months') * 1000
BEGIN
	SELECT RAISE(ABORT, 'audit rows stay for 24 months');
END;
--> statement-breakpoint
CREATE TRIGGER audit_refuses_replace BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq)
BEGIN
	SELECT RAISE(ABORT, 'audit rows are never replaced');
END;
