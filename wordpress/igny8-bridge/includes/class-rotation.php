<?php
/**
 * Exchanges a key that nears its expiry.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * The old key works on during the grace, so a request that is under way with it is not lost. When the answer is lost,
 * the next attempt carries the same Idempotency-Key and gets the same answer, with the same new key.
 */
final class Rotation {

	const GRACE_SECONDS = DAY_IN_SECONDS;

	/** Asks for a new key and keeps it; false when there was none. */
	public static function step(): bool {
		$former   = Key::secret();
		$response = self::ask( self::attempt() );
		if ( ! Key::is_still( $former ) ) {
			return false; // Somebody has connected with another key meanwhile.
		}
		if ( $response->is_ok() && ! empty( $response->data['key'] ) ) {
			Key::keep( (string) $response->data['key'], $response->data );
			Pause::clear();
			return true;
		}
		self::draw_consequences( $response );
		return false;
	}

	private static function ask( $attempt ): Response {
		return Api::send(
			'POST',
			'/bridge/rotate-key/',
			array( 'grace_seconds' => self::GRACE_SECONDS ),
			array( 'Idempotency-Key' => $attempt )
		);
	}

	/** The id of the attempt under way, stored before it is used. */
	private static function attempt(): string {
		$key = Options::get( 'key' );
		if ( ! empty( $key['rotation'] ) ) {
			return $key['rotation'];
		}
		$attempt = wp_generate_uuid4();
		Key::note_rotation( $attempt );
		return $attempt;
	}

	/**
	 * The present key still works: a refusal to rotate it is no reason to stop before it expires. An attempt whose answer
	 * may have been lost stays the same one while the account is shut; any other refusal would be answered again.
	 */
	private static function draw_consequences( Response $response ) {
		if ( 409 === $response->status && 'invalid_state' === $response->code ) {
			Identity::note_other_holder();
		}
		$is_lost = 0 === $response->status || $response->status >= 500 || 'idempotency_in_progress' === $response->code;
		if ( $is_lost || $response->is_throttled() ) {
			Pause::learn( $response );
		} else {
			Key::note_rotation( $response->is_refusal() ? self::attempt() : '', HOUR_IN_SECONDS );
		}
	}
}
