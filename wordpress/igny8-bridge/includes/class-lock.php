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

	/** @var string What tells this holder from one that took the lock over. */
	private static $token = '';

	/** Takes the lock; false when someone holds it. */
	public static function take(): bool {
		global $wpdb;
		self::take_from_the_dead();
		self::$token = wp_generate_uuid4();
		$inserted = $wpdb->query( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- add_option() is not atomic.
			$wpdb->prepare(
				"INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, %s, 'no')",
				self::NAME,
				self::value()
			)
		);
		return 1 === $inserted;
	}

	/** Shows that the holder is alive; false when it was taken for dead, and someone else holds the lock. */
	public static function touch(): bool {
		global $wpdb;
		$wpdb->query( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->prepare(
				"UPDATE {$wpdb->options} SET option_value = %s WHERE option_name = %s AND option_value LIKE %s",
				self::value(),
				self::NAME,
				self::mine()
			)
		);
		return 1 === (int) $wpdb->get_var( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- the same second changes no row.
			$wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->options} WHERE option_name = %s AND option_value LIKE %s", self::NAME, self::mine() )
		);
	}

	/** Gives it back; never someone else's. */
	public static function release() {
		global $wpdb;
		$wpdb->query( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name = %s AND option_value LIKE %s", self::NAME, self::mine() )
		);
	}

	/** When it was last seen alive, and who holds it. */
	private static function value(): string {
		return time() . ' ' . self::$token;
	}

	private static function mine(): string {
		return '% ' . self::$token;
	}

	private static function take_from_the_dead() {
		global $wpdb;
		$wpdb->query( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->prepare(
				"DELETE FROM {$wpdb->options} WHERE option_name = %s AND CAST(SUBSTRING_INDEX(option_value, ' ', 1) AS UNSIGNED) < %d",
				self::NAME,
				time() - self::TTL_SECONDS
			)
		);
	}
}
