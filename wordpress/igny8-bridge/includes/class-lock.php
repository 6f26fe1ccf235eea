<?php
/**
 * One worker at a time.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** A row that only one process can insert; taken over when its holder was killed. Holding it twice only sends twice. */
final class Lock {

	const NAME        = 'igny8_bridge_lock';
	const TTL_SECONDS = 90;

	/** Takes the lock; false when someone holds it. */
	public static function take(): bool {
		global $wpdb;
		self::take_from_the_dead();
		$inserted = $wpdb->query( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- add_option() is not atomic.
			$wpdb->prepare(
				"INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, %d, 'no')",
				self::NAME,
				time()
			)
		);
		return 1 === $inserted;
	}

	/** Shows that the holder is alive. */
	public static function touch() {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$wpdb->update( $wpdb->options, array( 'option_value' => time() ), array( 'option_name' => self::NAME ) );
	}

	/** Gives it back. */
	public static function release() {
		global $wpdb;
		$wpdb->delete( $wpdb->options, array( 'option_name' => self::NAME ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	}

	private static function take_from_the_dead() {
		global $wpdb;
		$wpdb->query( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->prepare(
				"DELETE FROM {$wpdb->options} WHERE option_name = %s AND CAST(option_value AS UNSIGNED) < %d",
				self::NAME,
				time() - self::TTL_SECONDS
			)
		);
	}
}
