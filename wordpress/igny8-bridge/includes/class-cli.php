<?php
/**
 * The command line: `wp igny8 status`, `connect`, `sync` and `disconnect`.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Connects this site to IGNY8. */
final class Cli {

	/** Shows how the connection stands. Ends with 1 where something is to be done. */
	public function status() {
		$state = State::now();
		self::say( 'line', $state['label'] . '. ' . $state['next'] );
		if ( ! $state['is_good'] ) {
			self::say( 'halt', 1 );
		}
	}

	/**
	 * Connects with a key. Without --moved, a key of another address is refused.
	 *
	 * ## OPTIONS
	 *
	 * <key>
	 * : The API key of this site.
	 *
	 * [--moved]
	 * : The site has moved here: this WordPress takes the other one's place.
	 *
	 * @param string[] $args    The key.
	 * @param array    $options `moved`.
	 */
	public function connect( $args, $options = array() ) {
		$secret   = isset( $args[0] ) ? trim( $args[0] ) : '';
		$response = Key::is_plausible( $secret ) ? Connection::ask( $secret ) : Response::unsent();
		if ( 'unsent' === $response->code ) {
			self::say( 'error', __( 'That is not an IGNY8 API key. A key begins with igny8_; copy it whole.', 'igny8-bridge' ) );
			return;
		}
		$theirs = $response->is_ok() ? Connection::other_address( $response ) : '';
		if ( '' !== $theirs && empty( $options['moved'] ) ) {
			/* translators: %s: an address. */
			self::say( 'error', sprintf( __( 'This key is for %s. Add --moved if the site has moved here.', 'igny8-bridge' ), $theirs ) );
			return;
		}
		$response = $response->is_ok() ? Connection::connect( $secret ) : $response;
		if ( $response->is_ok() ) {
			self::say( 'success', __( 'Connected.', 'igny8-bridge' ) );
		} else {
			self::say( 'error', Failure::explain( $response ) );
		}
	}

	/** Sends everything again, now, as far as IGNY8 takes it. */
	public function sync() {
		if ( ! Key::exists() || Identity_Question::is_open() ) {
			self::say( 'error', State::now()['next'] );
			return;
		}
		Sync::restart();
		do {
			Worker::run();
			sleep( max( 1, Pace::until() - time() ) ); // Another run may be at work, or others have their share first.
		} while ( Sync::is_unfinished() && ! Pause::is_on() );
		if ( Sync::is_unfinished() ) {
			self::say( 'error', State::now()['next'] );
		} else {
			self::say( 'success', __( 'Everything is synchronised.', 'igny8-bridge' ) );
		}
	}

	/** Ends the key at IGNY8 and forgets it here. */
	public function disconnect() {
		Connection::disconnect();
		self::say( 'success', __( 'Disconnected.', 'igny8-bridge' ) );
	}

	/** By name: the class exists on the command line alone. */
	private static function say( $how, $what ) {
		call_user_func( array( '\WP_CLI', $how ), $what );
	}
}
