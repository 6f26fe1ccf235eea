<?php
/**
 * WordPress's own lists of what plugins connect and can do.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * Abilities came with WordPress 6.9, connectors with 7.0. Their hooks are the only callers, so nothing happens on an older
 * one. The key is not told to the list of connectors: it would be kept twice, and the exchange of keys would go past it.
 */
final class Registries {

	const CATEGORY = 'igny8-bridge';

	/** On `wp_abilities_api_categories_init`. */
	public static function add_category() {
		self::call(
			'wp_register_ability_category',
			self::CATEGORY,
			array(
				'label'       => __( 'IGNY8 Bridge', 'igny8-bridge' ),
				'description' => __( 'The connection of this site to IGNY8.', 'igny8-bridge' ),
			)
		);
	}

	/** On `wp_abilities_api_init`. */
	public static function add_abilities() {
		self::call(
			'wp_register_ability',
			'igny8-bridge/status',
			self::ability(
				__( 'Connection to IGNY8', 'igny8-bridge' ),
				__( 'Says how the connection to IGNY8 stands, and what to do next.', 'igny8-bridge' ),
				array( State::class, 'now' ),
				true
			)
		);
		self::call(
			'wp_register_ability',
			'igny8-bridge/synchronise',
			self::ability(
				__( 'Synchronise with IGNY8', 'igny8-bridge' ),
				__( 'Has the list of all content sent to IGNY8 again, in the background.', 'igny8-bridge' ),
				array( self::class, 'synchronise' ),
				false
			)
		);
	}

	/**
	 * On `wp_connectors_init`.
	 *
	 * @param object $registry WordPress's.
	 */
	public static function add_connector( $registry ) {
		if ( ! is_object( $registry ) || ! method_exists( $registry, 'register' ) ) {
			return;
		}
		$registry->register(
			'igny8',
			array(
				'name'           => 'IGNY8',
				'description'    => __( 'Plans and writes content for this site. Connect it under Settings > IGNY8.', 'igny8-bridge' ),
				'type'           => 'content_service',
				'authentication' => array( 'method' => 'none' ),
				'plugin'         => array( 'file' => plugin_basename( IGNY8_BRIDGE_FILE ) ),
			)
		);
	}

	/** What the second ability does; its answer is the first one's. */
	public static function synchronise(): array {
		Sync::restart_soon();
		return State::now();
	}

	/** Who may use them. */
	public static function is_allowed(): bool {
		return current_user_can( Settings_Page::CAPABILITY );
	}

	private static function ability( $label, $description, $work, $is_reading ): array {
		$text = array( 'type' => 'string' );
		return array(
			'label'               => $label,
			'description'         => $description,
			'category'            => self::CATEGORY,
			'execute_callback'    => $work,
			'permission_callback' => array( self::class, 'is_allowed' ),
			'output_schema'       => array(
				'type'       => 'object',
				'properties' => array(
					'code'    => $text,
					'label'   => $text,
					'next'    => $text,
					'is_good' => array( 'type' => 'boolean' ),
				),
			),
			'meta'                => array(
				'show_in_rest' => true,
				'annotations'  => array(
					'readonly'    => $is_reading,
					'destructive' => false,
					'idempotent'  => true,
				),
			),
		);
	}

	/** By name, since older versions of WordPress do not have the function. */
	private static function call( $function, ...$arguments ) {
		if ( function_exists( $function ) ) {
			call_user_func_array( $function, $arguments );
		}
	}
}
