<?php
/**
 * A widget on the dashboard.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Only where somebody has asked for it. */
final class Dashboard_Widget {

	/** On `wp_dashboard_setup`. */
	public static function add() {
		if ( Choice::wants_widget() && current_user_can( Settings_Page::CAPABILITY ) ) {
			wp_add_dashboard_widget( 'igny8_bridge', __( 'IGNY8', 'igny8-bridge' ), array( self::class, 'show' ) );
		}
	}

	/** Prints it. */
	public static function show() {
		$state   = State::now();
		$account = Connection::account();
		printf( '<p><strong>%s</strong></p><p>%s</p>', esc_html( $state['label'] ), esc_html( $state['next'] ) );
		if ( $state['is_good'] && isset( $account['credits'] ) ) {
			/* translators: %s: a number. */
			printf( '<p>%s</p>', esc_html( sprintf( __( 'Credits: %s', 'igny8-bridge' ), number_format_i18n( $account['credits'] ) ) ) );
		}
		printf( '<p><a href="%s">%s</a></p>', esc_url( Settings_Page::url() ), esc_html__( 'Open the settings', 'igny8-bridge' ) );
	}
}
