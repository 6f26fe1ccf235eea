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

	/** Somebody waits for the page. */
	const GOODBYE_SECONDS = 5;

	/** @var bool Whether a goodbye of this request did not get through. */
	private static $is_unreachable = false;

	/**
	 * Asks who the key belongs to, and whether it can serve a site. Keeps nothing.
	 *
	 * @param string $secret The pasted key.
	 */
	public static function ask( $secret ): Response {
		return self::usable( Api::send_as( $secret, 'GET', '/bridge/verify/' ), true );
	}

	/**
	 * The address that IGNY8 knows for the key, where it is not this site's; '' where it is.
	 *
	 * @param Response $response The answer to ask().
	 */
	public static function other_address( Response $response ): string {
		$identity = self::part( $response->data, 'identity' );
		if ( isset( $identity['state'] ) && 'conflict' === $identity['state'] ) {
			return isset( $identity['connected_site_url'] ) ? (string) $identity['connected_site_url'] : '';
		}
		$site = self::part( $response->data, 'site' );
		$url  = isset( $site['url'] ) ? (string) $site['url'] : '';
		return Site_Address::is_same( $url, Identity::home() ) ? '' : $url;
	}

	/**
	 * Connects with a key, when it can serve this site. Where IGNY8 is connected with another WordPress, this one takes
	 * its place: the caller has asked.
	 *
	 * @param string $secret The key.
	 * @return Response The answer; its code tells why when it is not ok.
	 */
	public static function connect( $secret ): Response {
		$response = self::ask( $secret );
		if ( $response->is_ok() ) {
			self::forget();
			Key::keep( $secret, self::part( $response->data, 'key' ) );
			Identity::bind();
			self::remember( $response->data );
			Sync::restart();
			self::introduce();
			Schedule::start();
		}
		return $response;
	}

	/** The site has moved, says somebody: IGNY8 learns it, and everything is sent again. */
	public static function move() {
		Identity::move();
		Pause::clear();
		Sync::restart();
		self::introduce();
		Schedule::start();
	}

	/**
	 * Tells IGNY8, once and without waiting long, and forgets the connection here.
	 *
	 * @param string $reason As the API knows it: disconnected, deactivated or uninstalled.
	 */
	public static function disconnect( $reason = 'disconnected' ) {
		self::say_goodbye( $reason );
		self::forget();
	}

	/** On deactivation. */
	public static function leave() {
		Schedule::stop();
		if ( self::say_goodbye( 'deactivated' ) ) {
			self::forget();
		}
	}

	/**
	 * The key at IGNY8 ends with this call. False when the call did not get through; on a network, the others do not wait
	 * for it again then.
	 *
	 * @param string $reason As the API knows it.
	 */
	public static function say_goodbye( $reason ): bool {
		if ( self::$is_unreachable || ! Key::exists() ) {
			return false;
		}
		$body                 = array(
			'reason'   => $reason,
			'keep_key' => Key::is_configured(),
		);
		$response             = Api::send( 'POST', '/bridge/disconnect/', $body, array(), self::GOODBYE_SECONDS );
		self::$is_unreachable = 0 === $response->status && 'unsent' !== $response->code;
		return $response->is_ok();
	}

	/** Forgets the key, everything learnt with it and everything waiting to be sent. */
	public static function forget() {
		Schedule::stop();
		Queue::clear();
		Options::forget();
	}

	/** The first heartbeat; where another WordPress is connected, after taking its place. */
	private static function introduce() {
		if ( 'site_identity_conflict' === Heartbeat::send()->code ) {
			Api::send( 'POST', '/bridge/identity/', Identity::told() + array( 'choice' => 'moved' ) );
			Heartbeat::send();
		}
	}

	/** Asks again, and draws the consequences: a reason that is gone is forgotten, a new one stops the plugin. */
	public static function check(): Response {
		$response = Api::send( 'GET', '/bridge/verify/' );
		if ( $response->is_ok() ) {
			self::remember( $response->data );
			Key::note_expiry( self::part( $response->data, 'key' ) );
			Sync::note_revision( $response );
			Deliveries::learn( $response );
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
	 * @param Response $response     The answer to verify.
	 * @param bool     $may_be_other Whether another WordPress may be connected: somebody is asked about that.
	 */
	private static function usable( Response $response, $may_be_other = false ): Response {
		if ( ! $response->is_ok() ) {
			return $response;
		}
		if ( ! self::part( $response->data, 'site' ) ) {
			return self::refuse( $response, 'key_without_site' );
		}
		if ( ! in_array( self::SCOPE, self::part( $response->data, 'scopes' ), true ) ) {
			return self::refuse( $response, 'key_without_scope' );
		}
		$identity = self::part( $response->data, 'identity' );
		if ( ! $may_be_other && isset( $identity['state'] ) && 'conflict' === $identity['state'] ) {
			return self::refuse( $response, 'site_identity_conflict', 409 );
		}
		return $response;
	}

	private static function refuse( Response $response, $code, $status = 403 ): Response {
		$refusal         = clone $response;
		$refusal->status = $status;
		$refusal->code   = $code;
		$identity        = self::part( $response->data, 'identity' );
		if ( isset( $identity['connected_site_url'] ) ) {
			$refusal->connected_site_url = (string) $identity['connected_site_url'];
		}
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
