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
		<?php self::show_what_is_sent(); ?>
		<?php Actions::show_button( 'begin', __( 'Connect to IGNY8', 'igny8-bridge' ), 'primary large' ); ?>
		<p class="description">
			<?php esc_html_e( 'You sign in or sign up at IGNY8, confirm, and come back here.', 'igny8-bridge' ); ?>
		</p>
		<?php
		self::show_paste();
	}

	/** For a site whose key is refused. */
	public static function show_replacement() {
		?>
		<h2><?php esc_html_e( 'Connect again', 'igny8-bridge' ); ?></h2>
		<?php
		Actions::show_button( 'begin', __( 'Connect to IGNY8', 'igny8-bridge' ), 'primary' );
		self::show_paste();
	}

	private static function show_paste() {
		?>
		<details class="igny8-bridge-paste">
			<summary><?php esc_html_e( 'Or paste an API key', 'igny8-bridge' ); ?></summary>
			<p>
				<a href="<?php echo esc_url( Api::page( '/sites' ) ); ?>" target="_blank" rel="noopener">
					<?php esc_html_e( 'Open your sites at IGNY8 and choose this one.', 'igny8-bridge' ); ?></a>
				<?php esc_html_e( 'Make an API key there, copy it and paste it here.', 'igny8-bridge' ); ?>
			</p>
			<?php self::show_form( __( 'Connect', 'igny8-bridge' ) ); ?>
		</details>
		<?php
	}

	/** Where one agrees to it. */
	private static function show_what_is_sent() {
		?>
		<p>
			<?php esc_html_e( 'IGNY8 gets the title, address, type, status and last change of each post.', 'igny8-bridge' ); ?>
			<?php esc_html_e( 'That includes drafts, private posts and the trash, unless you leave them out below.', 'igny8-bridge' ); ?>
			<?php esc_html_e( 'It also gets the site\'s address, icon and versions, but never the text of a post.', 'igny8-bridge' ); ?>
			<?php esc_html_e( 'Nothing about your users or visitors is sent.', 'igny8-bridge' ); ?>
		</p>
		<?php
	}

	private static function show_form( $label ) {
		?>
		<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
			<?php Actions::show_fields( 'connect' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="igny8-bridge-key"><?php esc_html_e( 'API key', 'igny8-bridge' ); ?></label></th>
					<td>
						<input type="password" id="igny8-bridge-key" name="igny8_key" class="regular-text code" dir="ltr" required
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
