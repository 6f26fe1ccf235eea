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
		$now = time();
		// phpcs:disable WordPress.DB.DirectDatabaseQuery -- add_option() is not atomic.
		$wpdb->query(
			$wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name = %s AND CAST(option_value AS UNSIGNED) < %d", self::NAME, $now - self::TTL_SECONDS )
		);
		return 1 === $wpdb->query(
			$wpdb->prepare( "INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, %d, 'no')", self::NAME, $now )
		);
		// phpcs:enable
	}

	/** Shows that the holder is alive. */
	public static function touch() {
		global $wpdb;
		$wpdb->update( $wpdb->options, array( 'option_value' => time() ), array( 'option_name' => self::NAME ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	}

	/** Gives it back. */
	public static function release() {
		global $wpdb;
		$wpdb->delete( $wpdb->options, array( 'option_name' => self::NAME ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	}
}
