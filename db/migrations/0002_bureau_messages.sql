CREATE TABLE `bureau_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`state` text NOT NULL,
	`summary` text NOT NULL,
	`details` text NOT NULL,
	`delete_on` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `bureau_messages_delete` ON `bureau_messages` (`delete_on`);