<?php
/**
 * Connecting with one click.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * The browser goes to IGNY8 and comes back with a code that is worth nothing without the secret kept here (RFC 7636); the
 * key itself travels from server to server.
 */
final class Handshake {

	const SECONDS = 30 * MINUTE_IN_SECONDS;

	/** Where somebody confirms, at IGNY8. */
	public static function begin(): string {
		Identity::bind();
		$verifier  = wp_generate_password( 64, false );
		$handshake = array(
			'state'      => wp_generate_password( 40, false ),
			'verifier'   => $verifier,
			'user_id'    => get_current_user_id(),
			'expires_at' => time() + self::SECONDS,
		);
		Options::put( 'handshake', $handshake );
		$told = Identity::told();
		return Api::page( '/connect' ) . '?' . http_build_query(
			array(
				'site'                  => $told['site_url'],
				'name'                  => wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ),
				'install_id'            => $told['install_id'],
				'state'                 => $handshake['state'],
				'code_challenge'        => self::challenge( $verifier ),
				'code_challenge_method' => 'S256',
				'return_url'            => admin_url( 'admin-post.php?action=igny8_bridge_returned' ),
			),
			'',
			'&'
		);
	}

	/**
	 * Exchanges the code, and connects. Each answer is worth one try, of the person who asked.
	 *
	 * @param string $state What came back.
	 * @param string $code  The code.
	 * @return Response The answer to the first call with the new key, or why there is none.
	 */
	public static function finish( $state, $code ): Response {
		$handshake = Options::get( 'handshake' );
		delete_option( Options::PREFIX . 'handshake' );
		$is_ours = $handshake && $handshake['expires_at'] > time() && get_current_user_id() === $handshake['user_id']
			&& hash_equals( $handshake['state'], $state );
		if ( ! $is_ours ) {
			$refusal       = Response::unsent();
			$refusal->code = 'handshake_over';
			return $refusal;
		}
		$body     = array(
			'code'          => $code,
			'code_verifier' => $handshake['verifier'],
		);
		$response = Api::send_as( '', 'POST', '/bridge/connect/', $body );
		if ( ! $response->is_ok() || empty( $response->data['key'] ) ) {
			return $response;
		}
		return Connection::connect( (string) $response->data['key'] );
	}

	private static function challenge( $verifier ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- as RFC 7636 writes it.
		return rtrim( strtr( base64_encode( hash( 'sha256', $verifier, true ) ), '+/', '-_' ), '=' );
	}
}
