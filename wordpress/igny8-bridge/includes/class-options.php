<?php
/**
 * The plugin's rows in the options table.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * Every value is an array: WordPress's "All Settings" page prints plain strings, and never arrays.
 *
 * key      secret, prefix, expires_at, since (Unix seconds); rotation (idempotency key under way), postponed_until
 * account  what the API said of the account, plan, credits, site, and when
 * pause    until (Unix seconds), failures, throttled, halt (status, code, message) or null
 * sync     run, phase, last_id, sent, total, post_types, home, permalinks, started_at, finished_at
 * beat     versions last told, sent_at
 * install  id, home and environment at connecting; outlives the connection, so that a site that connects again is the same
 * revision seen (how often the inventory has changed, as IGNY8 counts), walked_at
 * handshake state, verifier, user_id, expires_at: of somebody who is confirming at IGNY8
 * pending  secret, site, expires_at: a key of another address, until somebody has confirmed it
 * deliveries  waiting: how many IGNY8 has for this site
 * choice   left_out (post types), public_only, widget: what somebody has ticked; outlives the connection
 * pace     until (Unix seconds): before then, no walk goes on
 * refused  post id => title, reason: what IGNY8 did not take
 * begun    of: the activation for a large network with which this site has begun
 * greeting at: activated, and nobody has been told what to do next
 */
final class Options {

	const PREFIX = 'igny8_bridge_';
	const NAMES  = array(
		'key',
		'account',
		'pause',
		'sync',
		'beat',
		'deliveries',
		'lock',
		'install',
		'pending',
		'revision',
		'handshake',
		'choice',
		'pace',
		'refused',
		'greeting',
		'begun',
	);

	/** Read on each admin page for the notice and the version check, so it must not cost a query. An absent row costs one. */
	const AUTOLOADED = array( 'pause', 'beat', 'install', 'choice', 'begun' );

	/** What outlives a connection; the lock is released by its holder. */
	const KEPT = array( 'lock', 'install', 'choice', 'greeting', 'begun' );

	/**
	 * The stored array, or an empty one.
	 *
	 * @param string $name One of NAMES.
	 */
	public static function get( $name ): array {
		$value = get_option( self::PREFIX . $name );
		return is_array( $value ) ? $value : array();
	}

	/**
	 * The stored array as the database has it now: a cron run lives long enough for others to have changed it.
	 *
	 * @param string $name One of NAMES.
	 */
	public static function fresh( $name ): array {
		global $wpdb;
		$row = $wpdb->get_var( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- deliberately past the cache.
			$wpdb->prepare( "SELECT option_value FROM {$wpdb->options} WHERE option_name = %s", self::PREFIX . $name )
		);
		$value = maybe_unserialize( $row );
		return is_array( $value ) ? $value : array();
	}

	/**
	 * Stores the array.
	 *
	 * @param string $name  One of NAMES.
	 * @param array  $value What to keep.
	 */
	public static function put( $name, array $value ) {
		update_option( self::PREFIX . $name, $value, in_array( $name, self::AUTOLOADED, true ) );
	}

	/** Forgets everything but KEPT. */
	public static function forget() {
		foreach ( array_diff( self::NAMES, self::KEPT, self::AUTOLOADED ) as $name ) {
			delete_option( self::PREFIX . $name );
		}
		foreach ( array_diff( self::AUTOLOADED, self::KEPT ) as $name ) {
			self::put( $name, array() );
		}
	}

	/** On activation: the rows that each admin page reads. */
	public static function prepare() {
		foreach ( self::AUTOLOADED as $name ) {
			self::put( $name, self::get( $name ) );
		}
	}
}
