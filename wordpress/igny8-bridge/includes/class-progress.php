<?php
/**
 * How far the synchronisation is.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Part of the status panel. */
final class Progress {

	/** Prints it. */
	public static function show() {
		$sync = Sync::progress();
		if ( ! $sync ) {
			return;
		}
		if ( $sync['finished_at'] ) {
			printf( '<p>%s</p>', esc_html( self::finished( max( 0, $sync['sent'] - Refused::count() ) ) ) );
		} else {
			self::show_bar( $sync );
		}
		foreach ( self::remarks( $sync ) as $remark ) {
			printf( '<p>%s</p>', esc_html( $remark ) );
		}
		Refused::show();
	}

	private static function show_bar( array $sync ) {
		$total = max( $sync['total'], $sync['sent'], 1 );
		printf(
			'<p><label for="igny8-bridge-progress">%s</label><br><progress id="igny8-bridge-progress" max="%s" value="%s"></progress></p>',
			esc_html( self::numbers( $sync['sent'], $total ) ),
			esc_attr( (string) $total ),
			esc_attr( (string) $sync['sent'] )
		);
	}

	private static function numbers( $sent, $total ): string {
		/* translators: 1: number of items sent, 2: number of all items. */
		return sprintf( __( '%1$s of %2$s items sent', 'igny8-bridge' ), number_format_i18n( $sent ), number_format_i18n( $total ) );
	}

	private static function finished( $count ): string {
		/* translators: %s: number of items. */
		$text = _n( '%s item is synchronised.', '%s items are synchronised.', $count, 'igny8-bridge' );
		$text = sprintf( $text, number_format_i18n( $count ) );
		return Pause::halt() ? $text : $text . ' ' . __( 'Changes follow automatically.', 'igny8-bridge' );
	}

	private static function remarks( array $sync ): array {
		$waiting = Queue::count();
		$remarks = array( self::types( $sync['post_types'] ) );
		if ( $waiting ) {
			/* translators: %s: number of changes. */
			$text      = _n( '%s change waits to be sent.', '%s changes wait to be sent.', $waiting, 'igny8-bridge' );
			$remarks[] = sprintf( $text, number_format_i18n( $waiting ) );
		}
		if ( Pause::is_on() && ! Pause::halt() ) {
			/* translators: %s: a duration such as "5 minutes". */
			$remarks[] = sprintf( __( 'The next attempt is in %s.', 'igny8-bridge' ), human_time_diff( time(), Pause::until() ) );
		}
		if ( Pace::until() && ! Pause::is_on() && Sync::is_unfinished() ) {
			/* translators: %s: a duration such as "40 seconds". */
			$text      = __( 'It continues in %s, so that other sites of your account have their share of requests.', 'igny8-bridge' );
			$remarks[] = sprintf( $text, human_time_diff( time(), Pace::until() ) );
		}
		return $remarks;
	}

	private static function types( array $names ): string {
		$labels = array_map( array( Post_Types::class, 'label' ), $names );
		/* translators: %s: a list of content types, such as "Pages, Posts". */
		return sprintf( __( 'Content types: %s.', 'igny8-bridge' ), wp_sprintf( '%l', $labels ) );
	}
}
