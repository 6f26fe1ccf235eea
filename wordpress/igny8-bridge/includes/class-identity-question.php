<?php
/**
 * Asks what this WordPress is, where it may be a copy.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** On Settings > IGNY8 in place of the status, and as a notice elsewhere. */
final class Identity_Question {

	/** Whether there is something to ask: found here, or told by IGNY8. */
	public static function is_open(): bool {
		return '' !== Identity::doubt() || self::is_refused();
	}

	/** IGNY8 is connected with another WordPress as this site. */
	public static function is_refused(): bool {
		$halt = Pause::halt();
		return $halt && 'site_identity_conflict' === $halt['code'] && Key::exists();
	}

	/** What is the matter, in one or two sentences. */
	public static function text(): string {
		if ( Identity::ENVIRONMENT === Identity::doubt() ) {
			/* translators: %s: a kind of environment, such as "staging". */
			$text = __( 'This WordPress is now a %s environment, which it was not before. Nothing is sent until you decide.', 'igny8-bridge' );
			return sprintf( $text, wp_get_environment_type() );
		}
		$bound = self::is_refused() ? self::connected_address() : Identity::bound_home();
		/* translators: 1: the address that is connected, 2: the address of this WordPress. */
		$text = __( 'IGNY8 is connected with %1$s, but this is %2$s. Nothing is sent until you decide.', 'igny8-bridge' );
		return sprintf( $text, untrailingslashit( $bound ), untrailingslashit( Identity::home() ) );
	}

	/** Prints it with both answers. */
	public static function show() {
		?>
		<div class="igny8-bridge-question">
			<h2><?php esc_html_e( 'Has this site moved, or is it a copy?', 'igny8-bridge' ); ?></h2>
			<p><?php echo esc_html( self::text() ); ?></p>
			<div class="igny8-bridge-answer">
				<?php Actions::show_button( 'moved', self::moved_label(), 'primary' ); ?>
				<p class="description">
					<?php esc_html_e( 'This is the site itself. Its connection continues here, and everything is sent again.', 'igny8-bridge' ); ?>
				</p>
			</div>
			<div class="igny8-bridge-answer">
				<?php Actions::show_button( 'copy', __( 'It is a copy', 'igny8-bridge' ), 'secondary' ); ?>
				<p class="description">
					<?php esc_html_e( 'The key is removed from this copy. The original stays connected.', 'igny8-bridge' ); ?>
				</p>
			</div>
		</div>
		<?php
	}

	private static function moved_label(): string {
		if ( Identity::ENVIRONMENT === Identity::doubt() ) {
			return __( 'Use the connection here', 'igny8-bridge' );
		}
		return __( 'It moved', 'igny8-bridge' );
	}

	private static function connected_address(): string {
		$halt = Pause::halt();
		return empty( $halt['other'] ) ? Identity::bound_home() : (string) $halt['other'];
	}
}
