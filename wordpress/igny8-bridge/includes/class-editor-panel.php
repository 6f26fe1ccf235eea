<?php
/**
 * A panel in the block editor.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** What IGNY8 has to do with the post that is open: where it came from, whether it is told, and the credits left. */
final class Editor_Panel {

	/** On `enqueue_block_editor_assets`. */
	public static function enqueue() {
		$post = get_post();
		if ( ! $post || ! Key::exists() || ! Post_Types::includes_type( $post->post_type ) ) {
			return;
		}
		$needs = array( 'wp-plugins', 'wp-element', 'wp-editor', 'wp-edit-post' );
		wp_enqueue_script( 'igny8-bridge-editor', plugins_url( 'assets/editor.js', IGNY8_BRIDGE_FILE ), $needs, IGNY8_BRIDGE_VERSION, true );
		$panel = array(
			'title' => __( 'IGNY8', 'igny8-bridge' ),
			'facts' => self::facts( $post ),
		);
		wp_add_inline_script( 'igny8-bridge-editor', 'window.igny8BridgePanel = ' . wp_json_encode( $panel ) . ';', 'before' );
	}

	/**
	 * What the panel says, line by line.
	 *
	 * @param \WP_Post $post The post that is open.
	 * @return array[] Label and text of each line.
	 */
	public static function facts( \WP_Post $post ): array {
		$account = Connection::account();
		$credits = isset( $account['credits'] ) ? number_format_i18n( $account['credits'] ) : '';
		return array(
			array( __( 'Origin', 'igny8-bridge' ), self::origin( $post ) ),
			array( __( 'State', 'igny8-bridge' ), self::state( $post ) ),
			array( __( 'Credits', 'igny8-bridge' ), $credits ),
		);
	}

	private static function origin( \WP_Post $post ): string {
		$delivery = get_post_meta( $post->ID, Article::DELIVERY, true );
		if ( ! $delivery ) {
			return __( 'Written in WordPress', 'igny8-bridge' );
		}
		/* translators: %s: a number. */
		return sprintf( __( 'Written by IGNY8 (delivery %s)', 'igny8-bridge' ), $delivery );
	}

	private static function state( \WP_Post $post ): string {
		if ( ! Post_Types::includes( $post ) ) {
			return __( 'Not listed at IGNY8', 'igny8-bridge' );
		}
		$state = State::now();
		if ( ! $state['is_good'] ) {
			return $state['label'];
		}
		return Queue::has( $post->ID ) ? __( 'The last change is about to be sent', 'igny8-bridge' ) : __( 'Up to date at IGNY8', 'igny8-bridge' );
	}
}
