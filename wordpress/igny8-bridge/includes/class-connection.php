<?php
/**
 * The tie between this site and its IGNY8 account.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Connecting, checking and disconnecting. */
final class Connection {

	const SCOPE = 'bridge:write';

	/**
	 * Asks who the key belongs to, and keeps it when it can serve this site.
	 *
	 * @param string $secret The pasted key.
	 * @return Response The answer; its code tells why when it is not ok.
	 */
	public static function connect( $secret ): Response {
		$response = self::usable( Api::send_as( $secret, 'GET', '/bridge/verify/' ) );
		if ( $response->is_ok() ) {
			self::disconnect();
			Key::keep( $secret, self::part( $response->data, 'key' ) );
			self::remember( $response->data );
			Sync::restart();
			Heartbeat::send();
			Schedule::start();
		}
		return $response;
	}

	/** Forgets the key, everything learnt with it and everything waiting to be sent. */
	public static function disconnect() {
		Schedule::stop();
		Queue::clear();
		Options::forget();
	}

	/** Asks again, and draws the consequences: a reason that is gone is forgotten, a new one stops the plugin. */
	public static function check(): Response {
		$response = Api::send( 'GET', '/bridge/verify/' );
		if ( $response->is_ok() ) {
			self::remember( $response->data );
			Key::note_expiry( self::part( $response->data, 'key' ) );
		}
		$response = self::usable( $response );
		Pause::learn( $response );
		return $response;
	}

	/** What the API last said: account, plan, credits, site, checked_at. */
	public static function account(): array {
		return Options::get( 'account' );
	}

	/**
	 * A good answer about a key that cannot do this plugin's work becomes a refusal.
	 *
	 * @param Response $response The answer to verify.
	 */
	private static function usable( Response $response ): Response {
		if ( ! $response->is_ok() ) {
			return $response;
		}
		if ( ! self::part( $response->data, 'site' ) ) {
			return self::refuse( $response, 'key_without_site' );
		}
		if ( ! in_array( self::SCOPE, self::part( $response->data, 'scopes' ), true ) ) {
			return self::refuse( $response, 'key_without_scope' );
		}
		return $response;
	}

	private static function refuse( Response $response, $code ): Response {
		$refusal         = clone $response;
		$refusal->status = 403;
		$refusal->code   = $code;
		return $refusal;
	}

	private static function remember( array $data ) {
		Options::put(
			'account',
			array(
				'account'    => self::part( $data, 'account' ),
				'plan'       => self::part( $data, 'plan' ),
				'site'       => self::part( $data, 'site' ),
				'scopes'     => self::part( $data, 'scopes' ),
				'credits'    => isset( $data['credits'] ) ? (int) $data['credits'] : 0,
				'checked_at' => time(),
			)
		);
	}

	private static function part( array $data, $name ): array {
		return isset( $data[ $name ] ) && is_array( $data[ $name ] ) ? $data[ $name ] : array();
	}
}
