<?php
/**
 * How the connection stands, in one word and one next step.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** For Site Health and the command line; each state is an array: code, label, next, is_good. */
final class State {

	/** The state at this moment. */
	public static function now(): array {
		if ( ! Key::exists() ) {
			$next = __( 'Open the settings and choose Connect.', 'igny8-bridge' );
			return self::say( 'unconnected', __( 'This site is not connected to IGNY8', 'igny8-bridge' ), $next, false );
		}
		if ( Identity_Question::is_open() ) {
			return self::say( 'asking', __( 'IGNY8 Bridge has stopped: this may be a copy', 'igny8-bridge' ), Identity_Question::text(), false );
		}
		$halt = Pause::halt();
		if ( $halt ) {
			$reason = Reason::of( $halt['status'], $halt['code'] );
			return self::say( 'stopped', __( 'IGNY8 Bridge has stopped', 'igny8-bridge' ), $reason['text'] . ' ' . $reason['action'] . '.', false );
		}
		if ( Schedule::is_overdue() ) {
			return self::say( 'overdue', __( 'IGNY8 Bridge waits for WP-Cron', 'igny8-bridge' ), self::cron_advice(), false );
		}
		$next = __( 'Changes of your content follow automatically.', 'igny8-bridge' );
		return self::say( 'connected', __( 'This site is connected to IGNY8', 'igny8-bridge' ), $next, true );
	}

	/** What to do where WP-Cron does not run. */
	public static function cron_advice(): string {
		return __( 'WP-Cron has not run for a while. Let your server call wp-cron.php every few minutes.', 'igny8-bridge' );
	}

	private static function say( $code, $label, $next, $is_good ): array {
		return compact( 'code', 'label', 'next', 'is_good' );
	}
}
