CREATE TABLE `claims` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`day` text NOT NULL,
	`state` text NOT NULL,
	`sealed` text NOT NULL,
	`called_by` text,
	`called_on` text,
	`number_found_at` text,
	`decided_by` text,
	`delete_on` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `claims_state` ON `claims` (`state`,`day`);--> statement-breakpoint
CREATE INDEX `claims_delete` ON `claims` (`delete_on`);--> statement-breakpoint
CREATE TABLE `listing_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`kind` text NOT NULL,
	`author` text NOT NULL,
	`made_at` integer NOT NULL,
	`patch` text NOT NULL,
	`listing` text,
	`contact_email` text,
	`source` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`first_approval` text,
	`decided_by` text,
	`decided_at` integer,
	`answer` text DEFAULT '' NOT NULL,
	`live_at` integer,
	`mou` text,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `listing_changes_site` ON `listing_changes` (`site`,`made_at`);--> statement-breakpoint
CREATE INDEX `listing_changes_state` ON `listing_changes` (`state`,`made_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `listing_changes_draft` ON `listing_changes` (`site`) WHERE state = 'draft';--> statement-breakpoint
CREATE TABLE `mail_events` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`message_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mail_events_at` ON `mail_events` (`at`);--> statement-breakpoint
CREATE INDEX `mail_events_message` ON `mail_events` (`message_id`);--> statement-breakpoint
CREATE TABLE `partner_days` (
	`code` text NOT NULL,
	`day` text NOT NULL,
	`n` integer DEFAULT 0 NOT NULL,
	`over` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`code`, `day`),
	FOREIGN KEY (`code`) REFERENCES `partner_links`(`code`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `partner_links` (
	`code` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`relation` text,
	`weekly` integer,
	`ends_on` text,
	`made_by` text NOT NULL,
	`made_on` text NOT NULL,
	`revoked_on` text,
	`second_hash` text,
	FOREIGN KEY (`site`) REFERENCES `sites`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `partner_links_site` ON `partner_links` (`site`);--> statement-breakpoint
CREATE INDEX `receipts_site` ON `receipts` (`site`,`received_on`);--> statement-breakpoint
CREATE UNIQUE INDEX `partner_links_second` ON `partner_links` (`second_hash`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`staff_id` text,
	`site` text,
	`about` text,
	`once` text NOT NULL,
	`nth` integer,
	`state` text DEFAULT 'owed' NOT NULL,
	`first_due_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	`secret` text,
	`sent_at` integer,
	`message_id` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`site`) REFERENCES `sites`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_deliveries`("id", "kind", "staff_id", "once", "nth", "state", "first_due_at", "due_at", "tries", "last_error", "secret", "sent_at") SELECT "id", "kind", "staff_id", "once", "nth", "state", "first_due_at", "due_at", "tries", "last_error", "secret", "sent_at" FROM `deliveries`;--> statement-breakpoint
DROP TABLE `deliveries`;--> statement-breakpoint
ALTER TABLE `__new_deliveries` RENAME TO `deliveries`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once` ON `deliveries` (`once`);--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `deliveries_message` ON `deliveries` (`message_id`);--> statement-breakpoint
ALTER TABLE `sites` ADD `contact_email` text;--> statement-breakpoint
ALTER TABLE `sites` ADD `mail_trouble` text;--> statement-breakpoint
ALTER TABLE `sites` ADD `mail_trouble_on` text;--> statement-breakpoint
ALTER TABLE `sites` ADD `mou` text;--> statement-breakpoint
ALTER TABLE `sites` ADD `asked_on` text;--> statement-breakpoint
ALTER TABLE `sites` ADD `changed_at` integer;--> statement-breakpoint
ALTER TABLE `sites` ADD `revision` integer;--> statement-breakpoint
CREATE INDEX `sites_revision` ON `sites` (`revision`);--> statement-breakpoint
ALTER TABLE `staff` ADD `mail_trouble` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `mail_trouble_on` text;
--> statement-breakpoint
-- Every change of a site raises the directory's revision, whoever makes it: pages kept in memory are of one revision. The site notes
-- it, so that only what changed is read again, and the moment, which harvesters of the open data ask for.
UPDATE sites SET changed_at = CAST(unixepoch('subsec') * 1000 AS INTEGER), revision = 1;--> statement-breakpoint
INSERT INTO house (name, value, until) VALUES ('directory', '1', 0);--> statement-breakpoint
CREATE TRIGGER sites_inserted AFTER INSERT ON sites
BEGIN
	UPDATE house SET value = CAST(value AS INTEGER) + 1 WHERE name = 'directory';
	UPDATE sites SET changed_at = CAST(unixepoch('subsec') * 1000 AS INTEGER),
		revision = (SELECT CAST(value AS INTEGER) FROM house WHERE name = 'directory') WHERE slug = NEW.slug;
END;--> statement-breakpoint
CREATE TRIGGER sites_updated AFTER UPDATE OF listing, intake, live_since ON sites
BEGIN
	UPDATE house SET value = CAST(value AS INTEGER) + 1 WHERE name = 'directory';
	UPDATE sites SET changed_at = CAST(unixepoch('subsec') * 1000 AS INTEGER),
		revision = (SELECT CAST(value AS INTEGER) FROM house WHERE name = 'directory') WHERE slug = NEW.slug;
END;--> statement-breakpoint
CREATE TRIGGER sites_deleted AFTER DELETE ON sites
BEGIN
	UPDATE house SET value = CAST(value AS INTEGER) + 1 WHERE name = 'directory';
END;
