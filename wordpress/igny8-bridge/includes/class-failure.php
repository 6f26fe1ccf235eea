<?php
/**
 * An answer that was not good, told to the person who pressed the button.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Plain text; the caller that prints it escapes it. */
final class Failure {

	/**
	 * Says what went wrong and what to do.
	 *
	 * @param Response $response The answer.
	 */
	public static function explain( Response $response ): string {
		if ( 401 === $response->status && $response->is_refusal() ) {
			return __( 'IGNY8 does not know this key: it is incomplete, revoked or expired. Make a new one and paste that.', 'igny8-bridge' );
		}
		if ( $response->is_refusal() ) {
			$reason = Reason::of( $response->status, $response->code );
			/* translators: 1: what is the matter, 2: what to do. */
			return sprintf( __( '%1$s %2$s, then try again.', 'igny8-bridge' ), $reason['text'], $reason['action'] );
		}
		if ( $response->is_throttled() ) {
			return self::asks_to_wait( $response->retry_after_seconds );
		}
		return self::unreachable( $response );
	}

	/**
	 * The API's limit was hit.
	 *
	 * @param int $seconds How long it asks to wait.
	 */
	public static function asks_to_wait( $seconds ): string {
		$duration = human_time_diff( time(), time() + $seconds );
		/* translators: %s: a duration such as "45 seconds". */
		return sprintf( __( 'IGNY8 asks to wait. Try again in %s.', 'igny8-bridge' ), $duration );
	}

	private static function unreachable( Response $response ): string {
		$detail = $response->status ? 'HTTP ' . $response->status : $response->message;
		/* translators: %s: a technical detail, such as "HTTP 503" or "Connection refused". */
		return sprintf( __( 'IGNY8 does not answer as it should (%s). Try again in a few minutes.', 'igny8-bridge' ), $detail );
	}
}
