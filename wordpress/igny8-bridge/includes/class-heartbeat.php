<?php
/**
 * Tells the API that this site is alive, and what it runs.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Hourly, and soon after a version changed. */
final class Heartbeat {

	/** A little less than the hour between two cron events, which may come early. */
	const EVERY_SECONDS = 55 * MINUTE_IN_SECONDS;

	/** As the API takes them. */
	const MOST_POST_TYPES = 100;

	/** Sends one now. What the API does not take is tried again in an hour: content must not wait for it. */
	public static function send(): Response {
		$response = Api::send( 'POST', '/bridge/heartbeat/', self::body() );
		if ( ! $response->is_bad_request() ) {
			Pause::learn( $response );
		}
		Deliveries::learn( $response );
		if ( $response->is_ok() || $response->is_bad_request() ) {
			Options::put(
				'beat',
				array(
					'versions' => self::versions(),
					'php'      => array( PHP_SAPI => PHP_VERSION ) + self::known_php(),
					'tried_at' => time(),
					'sent_at'  => $response->is_ok() ? time() : self::sent_at(),
				)
			);
		}
		return $response;
	}

	/** Unix seconds of the last one that arrived. */
	public static function sent_at(): int {
		$beat = Options::get( 'beat' );
		return isset( $beat['sent_at'] ) ? (int) $beat['sent_at'] : 0;
	}

	/** Whether an hour has gone, or something it tells has changed. */
	public static function is_due(): bool {
		$beat = Options::get( 'beat' );
		return ! isset( $beat['tried_at'] ) || $beat['tried_at'] <= time() - self::EVERY_SECONDS || self::has_news();
	}

	/** On `admin_init`. Costs no query, as the row is autoloaded. An hourly event that somebody lost comes back. */
	public static function notice_new_versions() {
		if ( ! self::sent_at() ) {
			if ( Key::is_configured() && ! Pause::is_on() ) {
				Schedule::start(); // Nobody connects it: the first call does.
			}
			return;
		}
		Schedule::keep_hourly();
		if ( self::has_news() ) {
			Schedule::soon();
		}
	}

	/** The server's own cron may run another PHP than its web pages: each is news once, not whenever they take turns. */
	private static function has_news(): bool {
		$beat = Options::get( 'beat' );
		return ! $beat || self::versions() !== $beat['versions'] || ! in_array( PHP_VERSION, self::known_php(), true );
	}

	/** The PHP versions that were told, by the way PHP was called. */
	private static function known_php(): array {
		$beat = Options::get( 'beat' );
		return isset( $beat['php'] ) ? $beat['php'] : array();
	}

	private static function body(): array {
		return self::versions() + array(
			'php_version' => PHP_VERSION,
			'post_types'  => array_slice( Post_Types::names(), 0, self::MOST_POST_TYPES ),
			'icon'        => Site_Icon::picture(),
		);
	}

	private static function versions(): array {
		return array(
			'site_url'       => trailingslashit( get_option( 'home' ) ), // home_url() would differ between http and https requests.
			'wp_version'     => get_bloginfo( 'version' ),
			'plugin_version' => IGNY8_BRIDGE_VERSION,
		);
	}
}
