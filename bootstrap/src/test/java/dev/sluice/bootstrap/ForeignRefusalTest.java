package dev.sluice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForeignRefusalTest {

  private final SQLException refused =
      new SQLInvalidAuthorizationSpecException("no", "42501", ForeignRefusal.VENDOR_CODE);

  /** A framework's exception. */
  public static final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1;
    final @Nullable String sql;

    public Denied(String message, SQLException cause) {
      this(message, cause, null);
    }

    public Denied(String message, SQLException cause, @Nullable String sql) {
      super(message, cause);
      this.sql = sql;
    }
  }

  @Test
  void is_whatOthersThrow_isFalse() {
    assertThat(ForeignRefusal.is(refused)).isTrue();
    assertThat(ForeignRefusal.is(null)).isFalse();
    assertThat(ForeignRefusal.is(new SQLInvalidAuthorizationSpecException("no", "28000", 1045)))
        .isFalse();
    assertThat(ForeignRefusal.is(new SQLException("no", "42501", ForeignRefusal.VENDOR_CODE)))
        .isFalse();
  }

  @Test
  void as_frameworksClass_carriesMessageCauseAndText() {
    Object told = ForeignRefusal.as(Denied.class.getName(), this, refused, "denied", "SELECT 1");

    assertThat(told).isInstanceOf(Denied.class);
    assertThat((Denied) told).hasMessage("denied").hasCause(refused);
    assertThat(((Denied) told).sql).isEqualTo("SELECT 1");
  }

  @Test
  void as_classThatIsNotThereOrOfOtherShape_isNull() {
    assertThat(ForeignRefusal.as("org.example.Gone", this, refused, "denied", null)).isNull();
    assertThat(ForeignRefusal.as(String.class.getName(), this, refused, "denied", null)).isNull();
  }
}
