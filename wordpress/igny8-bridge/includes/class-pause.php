<?php
/**
 * When the plugin may speak to the API again.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Learns from each answer; the worker asks it before each request. */
final class Pause {

	const FIRST_WAIT_SECONDS   = 15;
	const LONGEST_WAIT_SECONDS = HOUR_IN_SECONDS;

	/** A suspended account may be paid for any minute; a revoked key never comes back. */
	const PROBE_SECONDS     = 15 * MINUTE_IN_SECONDS;
	const PROBE_401_SECONDS = DAY_IN_SECONDS;

	/** Unix seconds before which nothing is sent; 0 when nothing is in the way. */
	public static function until(): int {
		$pause = Options::get( 'pause' );
		return isset( $pause['until'] ) ? (int) $pause['until'] : 0;
	}

	/** Whether the plugin has to wait now. */
	public static function is_on(): bool {
		return self::until() > time();
	}

	/** Seconds for which the API asked not to be called, by anybody; 0 when it did not. */
	public static function throttled_seconds(): int {
		$pause = Options::get( 'pause' );
		return empty( $pause['throttled'] ) ? 0 : max( 0, self::until() - time() );
	}

	/** Why the API refused: status, code, message; null when it did not. */
	public static function halt(): ?array {
		$pause = Options::get( 'pause' );
		return isset( $pause['halt'] ) ? $pause['halt'] : null;
	}

	/** How many times in a row there was no good answer. */
	public static function failures(): int {
		$pause = Options::get( 'pause' );
		return isset( $pause['failures'] ) ? (int) $pause['failures'] : 0;
	}

	/**
	 * Draws the consequence of an answer.
	 *
	 * @param Response $response The answer.
	 */
	public static function learn( Response $response ) {
		if ( $response->is_of_former_key ) {
			return; // It says nothing about the key that is here now.
		}
		if ( $response->is_ok() ) {
			self::clear();
		} elseif ( $response->is_throttled() ) {
			self::wait( $response->retry_after_seconds, self::failures(), true );
		} elseif ( $response->is_refusal() ) {
			self::stop( $response->status, $response->code, $response->message, $response->connected_site_url );
		} else {
			self::wait( self::back_off_seconds( self::failures() ), self::failures() + 1, false );
		}
	}

	/**
	 * Stops until the reason is gone.
	 *
	 * @param int    $status  HTTP status, or 0 for a reason found here.
	 * @param string $code    The reason's code.
	 * @param string $message The API's sentence.
	 * @param string $other   The address of the WordPress that is connected instead of this one.
	 */
	public static function stop( $status, $code, $message = '', $other = '' ) {
		$seconds = 401 === $status ? self::PROBE_401_SECONDS : self::PROBE_SECONDS;
		Options::put(
			'pause',
			array(
				'until'    => time() + $seconds,
				'failures' => 0,
				'halt'     => compact( 'status', 'code', 'message', 'other' ),
			)
		);
	}

	/** Nothing is in the way anymore. */
	public static function clear() {
		if ( Options::get( 'pause' ) ) {
			Options::put( 'pause', array() );
		}
	}

	/** Lets the next request go out, without forgetting the reason yet. */
	public static function lift() {
		Options::put( 'pause', array( 'until' => 0 ) + Options::get( 'pause' ) );
	}

	/**
	 * 15 s, 30 s, 1 min ... 1 h, each up to a fifth longer: sites that failed together do not return together.
	 *
	 * @param int $failures How many went before.
	 */
	public static function back_off_seconds( $failures ): int {
		$seconds = min( self::LONGEST_WAIT_SECONDS, self::FIRST_WAIT_SECONDS * 2 ** min( $failures, 10 ) );
		return (int) ( $seconds + wp_rand( 0, (int) ( $seconds / 5 ) ) );
	}

	private static function wait( $seconds, $failures, $is_throttled ) {
		Options::put(
			'pause',
			array(
				// Rounded up: time() may already be most of a second old.
				'until'     => (int) ceil( microtime( true ) ) + $seconds,
				'failures'  => $failures,
				'throttled' => $is_throttled,
				'halt'      => self::halt(),
			)
		);
	}
}
