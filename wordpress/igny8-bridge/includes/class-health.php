<?php
/**
 * Tools > Site Health.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** One test and one section of facts, both about the connection. Neither asks the API, nor shows the key. */
final class Health {

	/**
	 * On `site_status_tests`.
	 *
	 * @param array $tests WordPress's own and others'.
	 */
	public static function add_test( $tests ): array {
		$tests['direct']['igny8_bridge'] = array(
			'label' => __( 'Connection to IGNY8', 'igny8-bridge' ),
			'test'  => array( self::class, 'test' ),
		);
		return $tests;
	}

	/** What Site Health shows of it. */
	public static function test(): array {
		$state = State::now();
		$link  = sprintf( '<a href="%s">%s</a>', esc_url( Settings_Page::url() ), esc_html__( 'Open the settings', 'igny8-bridge' ) );
		return array(
			'test'        => 'igny8_bridge',
			'label'       => $state['label'],
			'status'      => $state['is_good'] ? 'good' : 'recommended',
			'badge'       => array(
				'label' => 'IGNY8',
				'color' => 'blue',
			),
			'description' => '<p>' . esc_html( $state['next'] ) . '</p>',
			'actions'     => "<p>$link</p>",
		);
	}

	/**
	 * On `debug_information`.
	 *
	 * @param array $info The sections.
	 */
	public static function add_facts( $info ): array {
		$state                = State::now();
		$account              = Connection::account();
		$site                 = isset( $account['site']['url'] ) ? (string) $account['site']['url'] : '';
		$info['igny8-bridge'] = array(
			'label'  => __( 'IGNY8 Bridge', 'igny8-bridge' ),
			'fields' => array(
				'state'   => self::fact( __( 'State', 'igny8-bridge' ), $state['label'] ),
				'server'  => self::fact( __( 'Server', 'igny8-bridge' ), IGNY8_API_URL ),
				'site'    => self::fact( __( 'Site at IGNY8', 'igny8-bridge' ), $site ),
				'home'    => self::fact( __( 'Connected at', 'igny8-bridge' ), Identity::bound_home() ),
				'contact' => self::fact( __( 'Last contact', 'igny8-bridge' ), Heartbeat::sent_at() ? gmdate( 'c', Heartbeat::sent_at() ) : '' ),
				'waiting' => self::fact( __( 'Changes that wait', 'igny8-bridge' ), (string) Queue::count() ),
				'overdue' => self::fact( __( 'WP-Cron is late by', 'igny8-bridge' ), Schedule::overdue_seconds() . ' s' ),
			),
		);
		return $info;
	}

	private static function fact( $label, $value ): array {
		return compact( 'label', 'value' );
	}
}
