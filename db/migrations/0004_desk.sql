CREATE TABLE `appointments` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`director` text NOT NULL,
	`number_found_at` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`site`) REFERENCES `sites`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `appointments_site` ON `appointments` (`site`,`state`);--> statement-breakpoint
CREATE TABLE `audit_chain` (
	`seq` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `few_holders` (
	`site` text PRIMARY KEY NOT NULL,
	`since` text NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ladders` (
	`site` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`rung` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `passkey_challenges` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`staff_id` text,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text DEFAULT '[]' NOT NULL,
	`name` text NOT NULL,
	`added_on` text NOT NULL,
	`used_on` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `passkeys_staff` ON `passkeys` (`staff_id`);--> statement-breakpoint
CREATE TABLE `rehearsals` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`steps` text NOT NULL,
	`is_green` integer NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rehearsals_site` ON `rehearsals` (`site`,`at`);--> statement-breakpoint
CREATE TABLE `site_setups` (
	`site` text PRIMARY KEY NOT NULL,
	`invited_at` integer NOT NULL,
	`draft` text DEFAULT '{}' NOT NULL,
	`one_holder` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`site`) REFERENCES `sites`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `referrals` ADD `rehearsal` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `pin_key` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `pin_tries_left` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `parked_key` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `invited_until` integer;--> statement-breakpoint
ALTER TABLE `staff` ADD `on_leave_since` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `left_on` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `letters` text;--> statement-breakpoint
CREATE INDEX `audit_site` ON `audit` (`site`,`at`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor`,`at`);