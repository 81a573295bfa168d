package dev.sluice.rules.sql.lex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexerTest {

  private static Tokens read(String text, Dialect dialect) {
    boolean backslash = dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
    return Lexer.read(text, new LexRules(dialect, backslash, false, true));
  }

  private static List<String> cut(String text, Dialect dialect) {
    Tokens tokens = read(text, dialect);
    List<String> cut = new ArrayList<>();
    for (int i = 0; i < tokens.size() - 1; i++) {
      cut.add(tokens.source(i));
    }
    return cut;
  }

  @Test
  void read_postgresOperators_cutLikeTheServer() {
    assertThat(cut("a<-1", Dialect.POSTGRESQL)).containsExactly("a", "<", "-", "1");
    assertThat(cut("a @- 1", Dialect.POSTGRESQL)).containsExactly("a", "@-", "1");
    assertThat(cut("a->>'b'", Dialect.POSTGRESQL)).containsExactly("a", "->>", "'b'");
    assertThat(cut("a--b\n+1", Dialect.POSTGRESQL)).containsExactly("a", "+", "1");
    assertThat(cut("a ??| b", Dialect.POSTGRESQL)).containsExactly("a", "??|", "b");
    assertThat(cut("x::int", Dialect.POSTGRESQL)).containsExactly("x", "::", "int");
  }

  @Test
  void read_dashes_commentOnlyWithSpaceInMysql() {
    assertThat(cut("1--1", Dialect.MYSQL)).containsExactly("1", "-", "-", "1");
    assertThat(cut("1-- 1", Dialect.MYSQL)).containsExactly("1");
    assertThat(cut("1--", Dialect.MYSQL)).containsExactly("1");
    assertThat(cut("1--1", Dialect.H2)).containsExactly("1");
  }

  @Test
  void read_backslashMode_decidesWhereTheStringEnds() {
    String text = "'a\\' OR 'b'";
    assertThat(Lexer.read(text, new LexRules(Dialect.MYSQL, true, false, true)).problem())
        .isNotNull();
    assertThat(Lexer.read(text, new LexRules(Dialect.MYSQL, false, false, true)).size())
        .isEqualTo(4);
  }

  @Test
  void read_modeNotKnown_problemOnlyWhereItMatters() {
    LexRules unknown = new LexRules(Dialect.MYSQL, true, false, false);
    assertThat(Lexer.read("SELECT 'a'", unknown).problem()).isNull();
    assertThat(Lexer.read("SELECT 'a\\n'", unknown).problem()).contains("mode");
    assertThat(Lexer.read("SELECT \"a\"", unknown).problem()).contains("mode");
    LexRules postgres = new LexRules(Dialect.POSTGRESQL, false, false, false);
    assertThat(Lexer.read("SELECT 'a\\'", postgres).problem()).contains("mode");
    assertThat(Lexer.read("SELECT \"a\"", postgres).problem()).isNull();
  }

  @Test
  void read_ansiQuotes_doubleQuotesAreNames() {
    LexRules ansi = new LexRules(Dialect.MYSQL, true, true, true);
    assertThat(Lexer.read("\"a\"", ansi).kind(0)).isEqualTo(Kind.QUOTED);
    assertThat(read("\"a\"", Dialect.MYSQL).kind(0)).isEqualTo(Kind.STRING);
  }

  @Test
  void read_parameters_counted() {
    assertThat(read("? ? ?1", Dialect.H2).parameters()).isEqualTo(3);
    assertThat(read("$2 $1 $2", Dialect.POSTGRESQL).parameters()).isEqualTo(2);
    assertThat(read("a ?? b", Dialect.POSTGRESQL).parameters()).isZero();
    assertThat(read("'?' -- ?\n/* ? */ \"?\"", Dialect.POSTGRESQL).parameters()).isZero();
  }

  @Test
  void read_quotedNames_withoutQuotes() {
    assertThat(read("\"a\"\"b\"", Dialect.POSTGRESQL).value(0)).isEqualTo("a\"b");
    assertThat(read("`a``b`", Dialect.MYSQL).value(0)).isEqualTo("a`b");
    assertThat(read("[a]]b]", Dialect.SQLSERVER).value(0)).isEqualTo("a]b");
    assertThat(read("U&\"d\\0061t\\+000061\"", Dialect.POSTGRESQL).value(0)).isEqualTo("data");
    assertThat(read("U&\"d!0061\" UESCAPE '!'", Dialect.POSTGRESQL).value(0)).isEqualTo("da");
  }

  @Test
  void read_dollarQuotes_whereTheyExist() {
    assertThat(cut("$a$x$$y$a$", Dialect.POSTGRESQL)).hasSize(1);
    assertThat(cut("$$x$$", Dialect.H2)).hasSize(1);
    assertThat(cut("a$$b$$", Dialect.POSTGRESQL)).containsExactly("a$$b$$");
    assertThat(read("$a$ x", Dialect.POSTGRESQL).problem()).isNotNull();
  }

  @Test
  void read_notClosed_problemWithoutText() {
    for (String text : new String[] {"'secret", "\"secret", "/* secret", "$$secret"}) {
      assertThat(read(text, Dialect.POSTGRESQL).problem()).isNotNull().doesNotContain("secret");
    }
  }

  @Test
  void read_halfASurrogate_problemOutsideStrings() {
    assertThat(read("a\ud800b", Dialect.POSTGRESQL).problem()).contains("surrogate");
    assertThat(read("'\ud800'", Dialect.POSTGRESQL).problem()).isNull();
    assertThat(read("\ud83d\ude00", Dialect.POSTGRESQL).problem()).isNull();
  }

  @Test
  void fold_names_likeTheDatabase() {
    assertThat(Names.fold("AbÄ", false, Dialect.POSTGRESQL)).isEqualTo("abÄ");
    assertThat(Names.fold("Ab", true, Dialect.POSTGRESQL)).isEqualTo("Ab");
    assertThat(Names.fold("Ab", false, Dialect.H2)).isEqualTo("AB");
    assertThat(Names.fold("Ab", true, Dialect.MYSQL)).isEqualTo("ab");
  }
}
