CREATE TABLE `attestations` (
	`staff_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`sworn_or_prosecution` integer NOT NULL,
	`reports_to_such` integer NOT NULL,
	`would_hand_over` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`site` text,
	`act` text NOT NULL,
	`object` text,
	`result` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_object` ON `audit` (`object`);--> statement-breakpoint
CREATE TABLE `counts` (
	`site` text NOT NULL,
	`month` text NOT NULL,
	`what` text NOT NULL,
	`n` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`site`, `month`, `what`)
);
--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`staff_id` text NOT NULL,
	`once` text NOT NULL,
	`nth` integer,
	`state` text DEFAULT 'owed' NOT NULL,
	`first_due_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	`secret` text,
	`sent_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once` ON `deliveries` (`once`);--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`referral_id` text PRIMARY KEY NOT NULL,
	`erased_on` text NOT NULL,
	`why` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `house` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`until` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `key_grants` (
	`site` text NOT NULL,
	`epoch` integer NOT NULL,
	`holder` text NOT NULL,
	`sealed` text NOT NULL,
	PRIMARY KEY(`site`, `epoch`, `holder`)
);
--> statement-breakpoint
-- By hand: WITHOUT ROWID keeps rows in the order of their keys. Hidden row numbers would count in the order of arrival, in
-- which receipts and referrals are written side by side, and so tell which receipt belongs to which item.
CREATE TABLE `receipts` (
	`code_index` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`received_on` text NOT NULL,
	`due_at` integer NOT NULL,
	`read_on` text,
	`withdrawn_at` integer,
	`delete_on` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `receipts_delete` ON `receipts` (`delete_on`);--> statement-breakpoint
CREATE TABLE `recovery_sheets` (
	`site` text PRIMARY KEY NOT NULL,
	`recipient` text NOT NULL,
	`made_at` integer NOT NULL,
	`confirmed_on` text,
	FOREIGN KEY (`site`) REFERENCES `sites`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `referral_parts` (
	`referral_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`sealed` text NOT NULL,
	`delete_on` text,
	PRIMARY KEY(`referral_id`, `kind`, `key`),
	FOREIGN KEY (`referral_id`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
-- By hand: WITHOUT ROWID, as above.
CREATE TABLE `referrals` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`epoch` integer NOT NULL,
	`day` text NOT NULL,
	`state` text NOT NULL,
	`assignee` text,
	`due_at` integer NOT NULL,
	`delete_on` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`slug`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `referrals_queue` ON `referrals` (`site`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `referrals_delete` ON `referrals` (`delete_on`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`unlocked_key` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_staff` ON `sessions` (`staff_id`);--> statement-breakpoint
CREATE TABLE `sign_in_codes` (
	`browser_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text,
	`code_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`tries_left` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `site_keys` (
	`site` text NOT NULL,
	`epoch` integer NOT NULL,
	`recipient` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`site`, `epoch`),
	FOREIGN KEY (`site`) REFERENCES `sites`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sites` (
	`slug` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`listing` text NOT NULL,
	`intake` text,
	`live_since` integer,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`recipient` text,
	`wrapped_key` text,
	`visits` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email` ON `staff` (`email`);--> statement-breakpoint
CREATE INDEX `staff_site` ON `staff` (`site`);--> statement-breakpoint
CREATE TABLE `withdrawals` (
	`referral_id` text PRIMARY KEY NOT NULL,
	`from_state` text NOT NULL,
	`withdrawn_at` integer NOT NULL,
	FOREIGN KEY (`referral_id`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE cascade
);
