<?php
/**
 * Finished content from IGNY8, fetched and published.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** This site asks, so it needs no door for others. What is fetched is this site's for five minutes, then it waits again. */
final class Deliveries {

	/**
	 * Notes whether something waits: the answers that the plugin gets anyway say so.
	 *
	 * @param Response $response A good answer to any call of the bridge.
	 */
	public static function learn( Response $response ) {
		if ( ! isset( $response->data['deliveries_waiting'] ) ) {
			return;
		}
		self::note( (int) $response->data['deliveries_waiting'] );
	}

	/** How many waited when IGNY8 last answered. */
	public static function waiting(): int {
		$known = Options::fresh( 'deliveries' );
		return isset( $known['waiting'] ) ? (int) $known['waiting'] : 0;
	}

	private static function note( $waiting ) {
		if ( self::waiting() !== $waiting ) {
			Options::put( 'deliveries', array( 'waiting' => $waiting ) );
		}
	}

	/** Fetches the oldest, makes it a post and says how that ended; false when the API did not answer as it should. */
	public static function step(): bool {
		$response = Api::send( 'GET', '/bridge/deliveries/' );
		Pause::learn( $response );
		if ( ! $response->is_ok() ) {
			return false;
		}
		self::learn( $response );
		$fetched = isset( $response->data['results'] ) && is_array( $response->data['results'] ) ? $response->data['results'] : array();
		if ( ! $fetched ) {
			self::note( 0 ); // Another run has them, or the site is read-only: asking again now would not help.
		}
		foreach ( $fetched as $delivery ) {
			if ( ! self::publish( $delivery ) ) {
				return false;
			}
		}
		Changes::write(); // The new post goes to the inventory in this run, not in the next.
		return true;
	}

	/** An end that does not arrive is told again: the delivery is fetched once more, and its post is there already. */
	private static function publish( array $delivery ): bool {
		$end = Article::publish( $delivery );
		if ( ! $end ) {
			return false;
		}
		$end['revision'] = (int) $delivery['revision'];
		$response        = Api::send( 'POST', '/bridge/deliveries/' . (int) $delivery['id'] . '/ack/', $end );
		if ( 404 === $response->status || $response->is_bad_request() ) {
			return true; // Gone at IGNY8, or not understood: no pause would help, and others wait.
		}
		Pause::learn( $response );
		self::learn( $response );
		return $response->is_ok();
	}
}
