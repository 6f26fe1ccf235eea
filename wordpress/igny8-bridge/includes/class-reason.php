<?php
/**
 * Why the API refused, in plain words, and what to do about it.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Each answer is an array: text, action (the label of a link), url. */
final class Reason {

	/**
	 * Explains a refusal.
	 *
	 * @param int    $status HTTP status.
	 * @param string $code   The API's error code, or one of Connection's.
	 */
	public static function of( $status, $code ): array {
		$known = self::by_code();
		if ( isset( $known[ $code ] ) ) {
			return $known[ $code ];
		}
		if ( 401 === $status ) {
			return self::key_refused();
		}
		return 402 === $status ? $known['no_plan'] : self::refused();
	}

	/**
	 * Whether another key settles it.
	 *
	 * @param array|null $halt From Pause.
	 */
	public static function is_about_the_key( $halt ): bool {
		$codes = array( 'key_without_site', 'key_without_scope', 'insufficient_scope' );
		return $halt && ( 401 === $halt['status'] || in_array( $halt['code'], $codes, true ) );
	}

	private static function by_code(): array {
		return array(
			'account_suspended'  => self::say(
				__( 'Your IGNY8 account is suspended.', 'igny8-bridge' ),
				__( 'Settle it under Billing', 'igny8-bridge' ),
				Api::page( '/billing' )
			),
			'account_cancelled'  => self::say(
				__( 'Your IGNY8 account is cancelled.', 'igny8-bridge' ),
				__( 'Contact IGNY8 to open it again', 'igny8-bridge' ),
				Api::page( '/contact' )
			),
			'no_plan'            => self::say(
				__( 'Your IGNY8 account has no active plan.', 'igny8-bridge' ),
				__( 'Choose a plan', 'igny8-bridge' ),
				Api::page( '/billing' )
			),
			'plan_inactive'      => self::say(
				__( 'The plan of your IGNY8 account is no longer offered.', 'igny8-bridge' ),
				__( 'Choose another plan', 'igny8-bridge' ),
				Api::page( '/billing' )
			),
			'site_read_only'     => self::say(
				__( 'Your IGNY8 plan covers fewer sites than you have, and this one is read-only.', 'igny8-bridge' ),
				__( 'Choose which sites stay active', 'igny8-bridge' ),
				Api::page( '/sites' )
			),
			'site_identity_conflict' => self::say(
				__( 'IGNY8 is connected with another WordPress as this site.', 'igny8-bridge' ),
				__( 'Say which it is', 'igny8-bridge' ),
				Settings_Page::url()
			),
			'key_without_site'   => self::say(
				__( 'This API key is not made for a site, so IGNY8 cannot tell which site this is.', 'igny8-bridge' ),
				__( 'Make a key on the page of this site', 'igny8-bridge' ),
				Api::page( '/sites' )
			),
			'key_without_scope'  => self::wrong_scope(),
			'insufficient_scope' => self::wrong_scope(),
		);
	}

	private static function key_refused(): array {
		return self::say(
			__( 'IGNY8 no longer accepts this site\'s API key. It was revoked, or it has expired.', 'igny8-bridge' ),
			__( 'Connect with a new key', 'igny8-bridge' ),
			Settings_Page::url()
		);
	}

	private static function wrong_scope(): array {
		return self::say(
			__( 'This API key may not write to the bridge.', 'igny8-bridge' ),
			__( 'Make a key on the page of this site', 'igny8-bridge' ),
			Api::page( '/sites' )
		);
	}

	private static function refused(): array {
		return self::say(
			__( 'IGNY8 refuses the requests of this site.', 'igny8-bridge' ),
			__( 'See your sites at IGNY8', 'igny8-bridge' ),
			Api::page( '/sites' )
		);
	}

	private static function say( $text, $action, $url ): array {
		return compact( 'text', 'action', 'url' );
	}
}
