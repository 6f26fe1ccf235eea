<?php
/**
 * A pasted key of another site, until somebody has said that it is meant.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** The likeliest slip of all: with another site's key, that site's inventory would fill with this one's posts. */
final class Pending_Key {

	const SECONDS = 10 * MINUTE_IN_SECONDS;

	/**
	 * Keeps it for the next page.
	 *
	 * @param string $secret The key.
	 * @param string $theirs The address that IGNY8 knows for it.
	 */
	public static function keep( $secret, $theirs ) {
		Options::put(
			'pending',
			array(
				'secret'     => $secret,
				'theirs'     => $theirs,
				'expires_at' => time() + self::SECONDS,
			)
		);
	}

	/** The key, or '' when there is none or nobody has answered in time. */
	public static function secret(): string {
		$pending = Options::get( 'pending' );
		return $pending && $pending['expires_at'] > time() ? (string) $pending['secret'] : '';
	}

	/** Forgets it. */
	public static function forget() {
		delete_option( Options::PREFIX . 'pending' );
	}

	/** Prints the question. */
	public static function show() {
		$pending = Options::get( 'pending' );
		/* translators: 1: the address IGNY8 knows, 2: the address of this WordPress. */
		$text = __( 'At IGNY8, this key belongs to %1$s, but this WordPress is %2$s.', 'igny8-bridge' );
		$text = sprintf( $text, untrailingslashit( (string) $pending['theirs'] ), untrailingslashit( Identity::home() ) );
		?>
		<div class="igny8-bridge-question">
			<h2><?php esc_html_e( 'Is this the key of this site?', 'igny8-bridge' ); ?></h2>
			<p><?php echo esc_html( $text ); ?></p>
			<div class="igny8-bridge-answer">
				<?php Actions::show_button( 'discard', __( 'Use another key', 'igny8-bridge' ), 'primary' ); ?>
				<p class="description"><?php esc_html_e( 'Nothing is connected, and nothing was sent.', 'igny8-bridge' ); ?></p>
			</div>
			<div class="igny8-bridge-answer">
				<?php Actions::show_button( 'confirm', __( 'The site moved here', 'igny8-bridge' ), 'secondary' ); ?>
				<p class="description">
					<?php esc_html_e( 'This WordPress replaces the other one, and its content replaces the list at IGNY8.', 'igny8-bridge' ); ?>
				</p>
			</div>
		</div>
		<?php
	}
}
