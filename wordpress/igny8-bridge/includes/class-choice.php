<?php
/**
 * What somebody has chosen to send, and to see.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Kept when the connection ends: it is a person's choice. */
final class Choice {

	/** The post types that are left out, of those that could be sent. */
	public static function left_out(): array {
		$choice = Options::get( 'choice' );
		return isset( $choice['left_out'] ) ? (array) $choice['left_out'] : array();
	}

	/** Whether drafts, private and scheduled posts and the trash are left out. */
	public static function is_public_only(): bool {
		return ! empty( Options::get( 'choice' )['public_only'] );
	}

	/** Whether the dashboard shows how the connection stands. */
	public static function wants_widget(): bool {
		return ! empty( Options::get( 'choice' )['widget'] );
	}

	/**
	 * Keeps what the form says. What is no longer sent leaves the inventory at the end of the walk that this begins.
	 *
	 * @param string[] $types       The names that are ticked.
	 * @param bool     $public_only As above.
	 * @param bool     $widget      As above.
	 */
	public static function keep( array $types, $public_only, $widget ) {
		$before = Options::get( 'choice' );
		$choice = array(
			'left_out'    => array_values( array_diff( Post_Types::all(), $types ) ),
			'public_only' => (bool) $public_only,
			'widget'      => (bool) $widget,
		);
		Options::put( 'choice', $choice );
		unset( $before['widget'], $choice['widget'] );
		if ( $before !== $choice ) {
			Sync::restart_soon();
		}
	}

	/** Prints the form. */
	public static function show() {
		?>
		<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>" data-igny8="choose">
			<?php Actions::show_fields( 'choose' ); ?>
			<fieldset>
				<legend><?php esc_html_e( 'Types of content', 'igny8-bridge' ); ?></legend>
				<?php
				foreach ( Post_Types::all() as $name ) {
					self::show_box( 'igny8_types[]', $name, ! in_array( $name, self::left_out(), true ), Post_Types::label( $name ) );
				}
				?>
			</fieldset>
			<fieldset>
				<legend><?php esc_html_e( 'Posts that are not public', 'igny8-bridge' ); ?></legend>
				<?php
				$label = __( 'Leave out drafts, scheduled and private posts and the trash', 'igny8-bridge' );
				self::show_box( 'igny8_public_only', '1', self::is_public_only(), $label );
				?>
			</fieldset>
			<fieldset>
				<legend><?php esc_html_e( 'Dashboard', 'igny8-bridge' ); ?></legend>
				<?php
				$label = __( 'Show how the connection stands on the dashboard', 'igny8-bridge' );
				self::show_box( 'igny8_widget', '1', self::wants_widget(), $label );
				?>
			</fieldset>
			<?php submit_button( __( 'Save', 'igny8-bridge' ), 'secondary', 'submit', false, array( 'id' => 'igny8-bridge-choose' ) ); ?>
		</form>
		<?php
	}

	private static function show_box( $name, $value, $is_ticked, $label ) {
		printf(
			'<label><input type="checkbox" name="%s" value="%s"%s> %s</label><br>',
			esc_attr( $name ),
			esc_attr( $value ),
			$is_ticked ? ' checked' : '',
			esc_html( $label )
		);
	}
}
