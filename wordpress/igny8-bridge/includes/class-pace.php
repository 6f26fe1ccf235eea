<?php
/**
 * Leaves half of the account's allowance to others.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * A walk over everything, and the comparison at its end, are many requests that nobody waits for, while other sites of the
 * account share its allowance. When half of it is used up, they rest until the window is over. What has changed is sent on.
 */
final class Pace {

	const LONGEST_SECONDS = HOUR_IN_SECONDS;

	/**
	 * Notes what an answer to such a request says of the allowance.
	 *
	 * @param Response $response The answer.
	 */
	public static function learn( Response $response ) {
		if ( $response->calls_limit > 0 && $response->calls_left * 2 < $response->calls_limit ) {
			$seconds = min( self::LONGEST_SECONDS, max( 1, $response->window_seconds ) );
			Options::put( 'pace', array( 'until' => time() + $seconds ) );
		}
	}

	/** Unix seconds before which no such request goes out; 0 for now. */
	public static function until(): int {
		$pace = Options::get( 'pace' );
		return isset( $pace['until'] ) && $pace['until'] > time() ? (int) $pace['until'] : 0;
	}
}
