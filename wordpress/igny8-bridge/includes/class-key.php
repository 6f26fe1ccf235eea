<?php
/**
 * The API key of this site.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Holds the secret; nothing here prints it. */
final class Key {

	const ROTATE_WITHIN_SECONDS = 7 * DAY_IN_SECONDS;

	/** Whether this site is connected. */
	public static function exists(): bool {
		return '' !== self::secret();
	}

	/** The secret to send as Bearer, or an empty string. */
	public static function secret(): string {
		if ( self::is_configured() ) {
			return self::configured();
		}
		$key = Options::get( 'key' );
		return isset( $key['secret'] ) ? (string) $key['secret'] : '';
	}

	/** Whether the key is set in wp-config.php or the environment: then nobody pastes, exchanges or removes it here. */
	public static function is_configured(): bool {
		return self::is_plausible( self::configured() );
	}

	private static function configured(): string {
		return trim( (string) ( defined( 'IGNY8_KEY' ) ? IGNY8_KEY : getenv( 'IGNY8_KEY' ) ) );
	}

	/**
	 * Whether this is the key here now: while a request was under way, somebody may have pasted another.
	 *
	 * @param string $secret The key that the request was sent with.
	 */
	public static function is_still( $secret ): bool {
		if ( self::is_configured() ) {
			return self::configured() === $secret;
		}
		$key = Options::fresh( 'key' );
		return isset( $key['secret'] ) && $key['secret'] === $secret;
	}

	/** The public beginning of the key and the day it expires; never more of it. */
	public static function describe(): string {
		if ( self::is_configured() ) {
			return __( 'set as IGNY8_KEY in the configuration', 'igny8-bridge' );
		}
		$key  = Options::get( 'key' );
		$name = empty( $key['prefix'] ) ? __( 'kept by WordPress', 'igny8-bridge' ) : $key['prefix'] . "\u{2026}";
		if ( empty( $key['expires_at'] ) ) {
			return $name;
		}
		/* translators: 1: the beginning of the key, 2: a date. */
		$text = __( '%1$s, renewed automatically before %2$s', 'igny8-bridge' );
		return sprintf( $text, $name, wp_date( get_option( 'date_format' ), $key['expires_at'] ) );
	}

	/**
	 * Whether a pasted text can be a key at all.
	 *
	 * @param string $text What was typed.
	 */
	public static function is_plausible( $text ): bool {
		return 1 === preg_match( '/^igny8_[A-Za-z0-9._~+\/=-]{8,500}$/', $text );
	}

	/**
	 * Keeps a secret, with what the API said of it.
	 *
	 * @param string $secret The key.
	 * @param array  $facts  The API's `prefix` and `expires_at`.
	 */
	public static function keep( $secret, array $facts ) {
		Options::put(
			'key',
			array(
				'secret'     => $secret,
				'prefix'     => isset( $facts['prefix'] ) ? (string) $facts['prefix'] : '',
				'expires_at' => self::seconds( $facts ),
				'since'      => time(),
			)
		);
	}

	/**
	 * Takes over an expiry that was changed on the server.
	 *
	 * @param array $facts The API's `prefix` and `expires_at`.
	 */
	public static function note_expiry( array $facts ) {
		$key = Options::get( 'key' );
		if ( $key && self::seconds( $facts ) !== $key['expires_at'] ) {
			self::amend( array( 'expires_at' => self::seconds( $facts ) ) );
		}
	}

	/**
	 * Near the end of its life: the last week, or the last quarter of a shorter life.
	 *
	 * @param int $now Unix seconds.
	 */
	public static function nears_expiry( $now ): bool {
		if ( self::is_configured() ) {
			return false;
		}
		$key = Options::get( 'key' );
		if ( empty( $key['expires_at'] ) || ( isset( $key['postponed_until'] ) && $now < $key['postponed_until'] ) ) {
			return false;
		}
		$life = max( 0, $key['expires_at'] - $key['since'] );
		return $key['expires_at'] - $now < min( self::ROTATE_WITHIN_SECONDS, $life / 4 );
	}

	/**
	 * Names the exchange under way; an empty name forgets it.
	 *
	 * @param string $attempt        Its Idempotency-Key.
	 * @param int    $wait_seconds   How long to wait before the next request.
	 */
	public static function note_rotation( $attempt, $wait_seconds = 0 ) {
		self::amend(
			array(
				'rotation'        => $attempt,
				'postponed_until' => $wait_seconds ? time() + $wait_seconds : 0,
			)
		);
	}

	/** Never another key's: this process may remember one that has been replaced. */
	private static function amend( array $changes ) {
		if ( self::is_still( self::secret() ) ) {
			Options::put( 'key', $changes + Options::get( 'key' ) );
		}
	}

	private static function seconds( array $facts ): int {
		return empty( $facts['expires_at'] ) ? 0 : (int) strtotime( (string) $facts['expires_at'] );
	}
}
