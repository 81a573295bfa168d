package dev.sluice.agent.call;

import java.security.CodeSource;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The place in the application's own code that is nearest to a JDBC call: below it are only the
 * JDK, the agent, drivers, pools, ORMs, frameworks and what they generate. Immutable.
 *
 * <p>Finding it costs microseconds, by the depth of the stack; what is found is remembered per
 * class and position in its code.
 *
 * @param function class and method, with dots
 * @param line the line in its source; negative if the class file does not tell
 * @param jar the last part of where the class comes from; null if unknown
 */
public record CodeSite(String function, int line, @Nullable String jar) {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** Code that applications bring along and did not write. */
  private static final String[] LIBRARIES = {
    "org.apache.",
    "org.eclipse.",
    "org.mybatis.",
    "com.baomidou.",
    "org.jooq.",
    "org.jdbi.",
    "io.ebean.",
    "io.ebeaninternal.",
    "com.querydsl.",
    "com.blazebit.",
    "org.flywaydb.",
    "liquibase.",
    "org.aopalliance.",
    "org.aspectj.",
    "net.sf.cglib.",
    "net.bytebuddy.",
    "javassist.",
    "org.postgresql.",
    "com.mysql.",
    "org.mariadb.",
    "oracle.",
    "com.microsoft.sqlserver.",
    "org.sqlite.",
    "org.h2.",
    "org.hsqldb.",
    "org.duckdb.",
    "com.clickhouse.",
    "com.ibm.db2.",
    "com.sybase.",
    "org.firebirdsql.",
    "com.mchange.",
    "io.agroal.",
    "com.alibaba.druid.",
    "net.ttddyy.",
    "com.p6spy.",
    "io.micrometer.",
    "io.opentelemetry.",
    "io.smallrye.",
    "io.vertx.",
    "com.google.common.",
    "kotlin.",
    "kotlinx.",
    "scala.",
    "groovy.",
    "org.codehaus.groovy.",
    "org.slf4j.",
    "org.glassfish.",
    "com.fasterxml.jackson.",
    "tools.jackson.",
  };

  private static final ClassValue<Places> PLACES =
      new ClassValue<>() {
        @Override
        protected Places computeValue(Class<?> type) {
          return new Places(isApplication(type));
        }
      };

  /** What is known of one class: whether it is the application's, and its places by position. */
  private record Places(boolean ofApplication, ConcurrentMap<String, CodeSite> known) {
    Places(boolean ofApplication) {
      this(ofApplication, new ConcurrentHashMap<>(0));
    }
  }

  /** Looks at the stack of this thread; null if nothing of the application is on it. */
  public static @Nullable CodeSite look() {
    try {
      return WALKER.walk(CodeSite::nearest);
    } catch (RuntimeException | LinkageError unreadable) {
      return null; // a class that does not tell its origin is no reason to stop a statement
    }
  }

  private static @Nullable CodeSite nearest(Stream<StackWalker.StackFrame> frames) {
    for (Iterator<StackWalker.StackFrame> each = frames.iterator(); each.hasNext(); ) {
      StackWalker.StackFrame frame = each.next();
      Places places = PLACES.get(frame.getDeclaringClass());
      if (places.ofApplication) {
        return of(frame, places);
      }
    }
    return null;
  }

  private static CodeSite of(StackWalker.StackFrame frame, Places places) {
    String position = frame.getMethodName() + frame.getDescriptor() + frame.getByteCodeIndex();
    CodeSite site = places.known.get(position);
    if (site == null) {
      site =
          new CodeSite(
              frame.getClassName() + '.' + frame.getMethodName(),
              frame.getLineNumber(),
              jarOf(frame.getDeclaringClass()));
      places.known.put(position, site);
    }
    return site;
  }

  private static boolean isApplication(Class<?> type) {
    if (Frames.of(type) != Frames.APPLICATION) {
      return false;
    }
    String name = type.getName();
    for (String each : LIBRARIES) {
      if (name.startsWith(each)) {
        return false;
      }
    }
    return !name.contains("_$$_") && !name.contains("$HibernateProxy$");
  }

  /** The file from which a class comes, its last part. */
  static @Nullable String jarOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    String path = source.getLocation().getPath();
    boolean nested = path.indexOf('!') >= 0; // jar:file:/a.jar!/b.jar!/, nested:/a.jar/!b/
    String last = null;
    for (String part : path.split("[/!]", -1)) {
      if (!part.isEmpty() && (!nested || last == null || isArchive(part))) {
        last = part;
      }
    }
    return last;
  }

  private static boolean isArchive(String name) {
    return name.endsWith(".jar") || name.endsWith(".war");
  }
}
