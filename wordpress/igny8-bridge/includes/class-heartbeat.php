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

	/** Sends one now. */
	public static function send(): Response {
		$response = Api::send( 'POST', '/bridge/heartbeat/', self::body() );
		Pause::learn( $response );
		if ( $response->is_ok() ) {
			Options::put(
				'beat',
				array(
					'versions' => self::versions(),
					'sent_at'  => time(),
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
		return self::sent_at() <= time() - self::EVERY_SECONDS || self::has_news();
	}

	/** Costs no query, as the row is autoloaded. */
	public static function notice_new_versions() {
		if ( self::sent_at() && self::has_news() ) {
			Schedule::soon();
		}
	}

	private static function has_news(): bool {
		$beat = Options::get( 'beat' );
		return ! $beat || self::versions() !== $beat['versions'];
	}

	private static function body(): array {
		return self::versions() + array( 'post_types' => Post_Types::names() );
	}

	private static function versions(): array {
		return array(
			'site_url'       => trailingslashit( get_option( 'home' ) ), // home_url() would differ between http and https requests.
			'wp_version'     => get_bloginfo( 'version' ),
			'php_version'    => PHP_VERSION,
			'plugin_version' => IGNY8_BRIDGE_VERSION,
		);
	}
}
