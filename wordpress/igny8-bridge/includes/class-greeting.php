<?php
/**
 * What to do after activation.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Once, on the page of plugins alone, where somebody has just activated it. */
final class Greeting {

	/** On activation, and not on an update. */
	public static function prepare() {
		if ( ! Key::exists() ) {
			Options::put( 'greeting', array( 'at' => time() ) );
		}
	}

	/** Prints it, and forgets it. */
	public static function show() {
		$screen = get_current_screen();
		if ( ! $screen || 'plugins' !== $screen->id || ! Options::get( 'greeting' ) ) {
			return;
		}
		delete_option( Options::PREFIX . 'greeting' );
		if ( Key::exists() ) {
			return;
		}
		?>
		<div class="notice notice-info is-dismissible igny8-bridge-notice">
			<p>
				<?php esc_html_e( 'IGNY8 Bridge is active, and sends nothing before you connect it.', 'igny8-bridge' ); ?>
				<a href="<?php echo esc_url( Settings_Page::url() ); ?>"><?php esc_html_e( 'Connect this site', 'igny8-bridge' ); ?></a>.
			</p>
		</div>
		<?php
	}
}
