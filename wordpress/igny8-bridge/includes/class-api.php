<?php
/**
 * The IGNY8 API, over WordPress's own HTTP functions.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** One request, one Response; never an exception. */
final class Api {

	const TIMEOUT_SECONDS = 20;

	/**
	 * Sends one request with the stored key.
	 *
	 * @param string     $method  GET, POST or PUT.
	 * @param string     $path    Below the API's address, such as `/bridge/verify/`.
	 * @param array|null $body    Sent as JSON.
	 * @param array      $headers More headers.
	 * @param int        $timeout Seconds to wait for the answer.
	 */
	public static function send( $method, $path, $body = null, array $headers = array(), $timeout = self::TIMEOUT_SECONDS ): Response {
		if ( '' !== Identity::doubt() ) {
			return Response::unsent(); // Nothing leaves a copy, no matter who asks.
		}
		$secret                     = Key::secret();
		$response                   = self::send_as( $secret, $method, $path, $body, $headers, $timeout );
		$response->is_of_former_key = $response->is_refusal() && ! Key::is_still( $secret );
		return $response;
	}

	/**
	 * Sends one request with a given key.
	 *
	 * @param string     $secret  The key; '' for a call that needs none.
	 * @param string     $method  GET, POST or PUT.
	 * @param string     $path    Below the API's address.
	 * @param array|null $body    Sent as JSON.
	 * @param array      $headers More headers.
	 * @param int        $timeout Seconds to wait for the answer.
	 */
	public static function send_as( $secret, $method, $path, $body = null, array $headers = array(), $timeout = self::TIMEOUT_SECONDS ): Response {
		$url  = untrailingslashit( IGNY8_API_URL ) . $path;
		$url .= ( false === strpos( $path, '?' ) ? '?' : '&' ) . http_build_query( array_filter( Identity::told() ), '', '&' );
		return Response::of( wp_remote_request( $url, array( 'timeout' => $timeout ) + self::request( $secret, $method, $body, $headers ) ) );
	}

	/**
	 * The address of a page of the product.
	 *
	 * @param string $path Such as `/billing`.
	 */
	public static function page( $path ): string {
		return preg_replace( '#/api/v\d+/?$#', '', IGNY8_API_URL ) . $path;
	}

	/** Says what runs here, and not where: WordPress's own would name the site. */
	public static function user_agent(): string {
		return 'igny8-bridge/' . IGNY8_BRIDGE_VERSION . '; WordPress/' . get_bloginfo( 'version' );
	}

	private static function request( $secret, $method, $body, array $headers ): array {
		$request = array(
			'method'      => $method,
			// The key must never follow a redirect to somewhere else.
			'redirection' => 0,
			'user-agent'  => self::user_agent(),
			'headers'     => $headers + array( 'Accept' => 'application/json' ),
		);
		if ( '' !== $secret ) {
			$request['headers']['Authorization'] = 'Bearer ' . $secret;
		}
		if ( null !== $body ) {
			$request['headers']['Content-Type'] = 'application/json';
			$request['body']                    = wp_json_encode( $body, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		}
		return $request;
	}
}
