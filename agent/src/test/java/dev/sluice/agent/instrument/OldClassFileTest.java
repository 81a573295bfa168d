package dev.sluice.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.instrument.jdbc.JdbcTargets;
import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.Handler;
import dev.sluice.bootstrap.NoHandler;
import dev.sluice.bootstrap.Stateful;
import dev.sluice.bootstrap.Tally;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Every advice goes into class files as old as those of the oldest drivers (Java 5, version 49) and
 * passes the verifier there; a class made of a whole JDBC interface rings all its bells.
 */
class OldClassFileTest {

  @AfterEach
  void leave() {
    Door.handler = NoHandler.INSTANCE;
  }

  /** Defines what it is given. */
  private static final class Definer extends ClassLoader {
    Definer() {
      super(OldClassFileTest.class.getClassLoader());
    }

    Class<?> define(String name, byte[] bytes) {
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        CallableStatement.class,
        ResultSet.class,
        Connection.class,
        DatabaseMetaData.class,
        DataSource.class,
        Driver.class,
        PooledConnection.class
      })
  void wholeInterface_wovenIntoJava5Class_isVerifiedAndRingsInEachMethod(Class<?> type)
      throws Exception {
    String name = "org.h2.old.Old" + type.getSimpleName();
    byte[] plain = implementing(type, name.replace('.', '/'));
    Coverage coverage = new Coverage();
    Definer definer = new Definer();
    byte[] woven =
        new Transformer(JdbcTargets.all(), JdbcTargets.PLATFORM_PARENTS, coverage)
            .transform(definer, name.replace('.', '/'), null, null, plain);
    assertThat(woven).isNotNull();
    Object old = definer.define(name, woven).getDeclaredConstructor().newInstance();
    assertThat(coverage.lines())
        .allSatisfy(line -> assertThat(line.outcome()).isEqualTo(Coverage.Outcome.APPLIED));

    Set<String> asked = new TreeSet<>();
    Door.handler =
        (Handler)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Handler.class},
                (proxy, method, arguments) -> {
                  asked.add(method.getName());
                  if (method.getName().equals("read")) {
                    return arguments[3];
                  }
                  if (method.getReturnType() == boolean.class) {
                    return arguments[1];
                  }
                  return method.getReturnType() == Object.class ? "token" : null;
                });
    if (old instanceof Stateful stateful) {
      stateful.sluice$state(new Tally("masks", null));
    }
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())) {
        method.invoke(old, arguments(method));
      }
    }
    assertThat(asked).isNotEmpty();

    SQLException refusal = new SQLException("no");
    Door.handler =
        (Handler)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Handler.class},
                (proxy, method, arguments) ->
                    Set.of("executing", "preparing", "connecting", "stepping")
                            .contains(method.getName())
                        ? refusal
                        : method.getReturnType() == boolean.class ? arguments[1] : null);
    for (Method method : type.getMethods()) {
      String called = method.getName();
      if (called.startsWith("execute") || called.equals("commit") || called.equals("connect")) {
        assertThatThrownBy(() -> method.invoke(old, arguments(method)))
            .isInstanceOf(InvocationTargetException.class)
            .hasCause(refusal);
      }
    }
  }

  private static Object[] arguments(Method method) {
    Object[] values = new Object[method.getParameterCount()];
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < values.length; i++) {
      values[i] = types[i] == Class.class ? Object.class : zero(types[i]);
    }
    return values;
  }

  private static Object zero(Class<?> type) {
    return type.isPrimitive() ? java.lang.reflect.Array.get(oneOf(type), 0) : null;
  }

  private static Object oneOf(Class<?> type) {
    return java.lang.reflect.Array.newInstance(type, 1);
  }

  /** A class whose methods return null or zero. */
  private static byte[] implementing(Class<?> type, String name) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V1_5,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        name,
        null,
        "java/lang/Object",
        new String[] {Type.getInternalName(type)});
    MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())) {
        implement(writer, method);
      }
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void implement(ClassWriter writer, Method method) {
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            method.getName(),
            Type.getMethodDescriptor(method),
            null,
            new String[] {"java/sql/SQLException"});
    code.visitCode();
    Type result = Type.getReturnType(method);
    switch (result.getSort()) {
      case Type.VOID -> {}
      case Type.LONG -> code.visitInsn(Opcodes.LCONST_0);
      case Type.FLOAT -> code.visitInsn(Opcodes.FCONST_0);
      case Type.DOUBLE -> code.visitInsn(Opcodes.DCONST_0);
      case Type.OBJECT, Type.ARRAY -> code.visitInsn(Opcodes.ACONST_NULL);
      default -> code.visitInsn(Opcodes.ICONST_0);
    }
    code.visitInsn(result.getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
