<?php
/**
 * For the site's own privacy policy.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** WordPress offers it under Settings > Privacy, to be copied. */
final class Privacy {

	/** On `admin_init`. */
	public static function suggest() {
		$texts = array(
			__( 'This site is connected to IGNY8, which plans and writes content for it.', 'igny8-bridge' ),
			__( 'IGNY8 gets the title, address, type, status and time of the last change of the site\'s posts and pages.', 'igny8-bridge' ),
			__( 'A title may name people. Unless that is switched off, drafts, private posts and the trash are included.', 'igny8-bridge' ),
			__( 'It also gets the site\'s address and icon, and the versions of its software.', 'igny8-bridge' ),
			__( 'It gets nothing about visitors, users, comments or orders, and sets no cookie.', 'igny8-bridge' ),
		);
		wp_add_privacy_policy_content( __( 'IGNY8 Bridge', 'igny8-bridge' ), '<p>' . esc_html( implode( ' ', $texts ) ) . '</p>' );
	}
}
