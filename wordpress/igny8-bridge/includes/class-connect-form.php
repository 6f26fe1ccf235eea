<?php
/**
 * The form for the key.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** What is typed here is never printed again, also not when it was wrong. */
final class Connect_Form {

	/** For a site that is not connected. */
	public static function show() {
		?>
		<p>
			<?php esc_html_e( 'Connect this site to your IGNY8 account.', 'igny8-bridge' ); ?>
			<?php esc_html_e( 'Its content then appears there, and stays up to date.', 'igny8-bridge' ); ?>
		</p>
		<ol>
			<li>
				<a href="<?php echo esc_url( Api::page( '/sites' ) ); ?>" target="_blank" rel="noopener">
					<?php esc_html_e( 'Open your sites at IGNY8 and choose this one.', 'igny8-bridge' ); ?></a>
			</li>
			<li><?php esc_html_e( 'Make an API key there and copy it.', 'igny8-bridge' ); ?></li>
			<li><?php esc_html_e( 'Paste it here.', 'igny8-bridge' ); ?></li>
		</ol>
		<?php
		self::show_form( __( 'Connect', 'igny8-bridge' ) );
	}

	/** For a site whose key is refused. */
	public static function show_replacement() {
		?>
		<h2><?php esc_html_e( 'Use another key', 'igny8-bridge' ); ?></h2>
		<?php
		self::show_form( __( 'Connect with this key', 'igny8-bridge' ) );
	}

	private static function show_form( $label ) {
		?>
		<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
			<?php Actions::show_fields( 'connect' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="igny8-bridge-key"><?php esc_html_e( 'API key', 'igny8-bridge' ); ?></label></th>
					<td>
						<input type="password" id="igny8-bridge-key" name="igny8_key" class="regular-text code" required
							autocomplete="off" spellcheck="false" aria-describedby="igny8-bridge-key-help">
						<p class="description" id="igny8-bridge-key-help">
							<?php esc_html_e( 'It begins with igny8_. WordPress keeps it and never shows it again.', 'igny8-bridge' ); ?>
						</p>
					</td>
				</tr>
			</table>
			<?php submit_button( $label ); ?>
		</form>
		<?php
	}
}
