//! Values with nothing in them, read from nowhere. A pack has a part that only readers of files can set; this is the
//! smallest reader there is: every text is empty, every number 0, every list without elements.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess,
    Visitor, value::StrDeserializer,
};

/// A blank value; none if its type has something that cannot be blank.
pub fn blank<T: Deserialize<'static>>() -> Option<T> {
    T::deserialize(Blank::Whole).ok()
}

/// Something that cannot be blank.
#[derive(Debug)]
struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot be blank")
    }
}

impl std::error::Error for Unfit {}

impl Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// A blank value.
#[derive(Clone, Copy)]
enum Blank {
    /// By itself.
    Whole,
    /// A part of a covariance.
    OfCovariance,
}

impl Deserializer<'static> for Blank {
    type Error = Unfit;

    /// Only a covariance does not say beforehand of which form it is, and its parts do not either.
    fn deserialize_any<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Self::Whole => visitor.visit_map(Named(&["kind", "correlation"], Self::OfCovariance)),
            Self::OfCovariance => visitor.visit_f64(0.0),
        }
    }

    /// The form of a covariance: the simple one.
    fn deserialize_identifier<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_str("uniform")
    }

    fn deserialize_str<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_str("")
    }

    fn deserialize_string<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_str("")
    }

    fn deserialize_u8<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_u8(0)
    }

    fn deserialize_u32<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_u32(0)
    }

    fn deserialize_f64<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_f64(0.0)
    }

    fn deserialize_option<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_none()
    }

    fn deserialize_seq<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_seq(Empty)
    }

    fn deserialize_map<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_map(Named(&[], Self::Whole))
    }

    fn deserialize_struct<V: Visitor<'static>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_map(Named(fields, Self::Whole))
    }

    fn deserialize_enum<V: Visitor<'static>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_enum(First(variants.first().ok_or(Unfit)?))
    }

    fn deserialize_ignored_any<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'static>>
        bool i8 i16 i32 i64 u16 u64 f32 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct
    }
}

/// No elements.
struct Empty;

impl SeqAccess<'static> for Empty {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'static>>(&mut self, _: T) -> Result<Option<T::Value>, Unfit> {
        Ok(None)
    }
}

/// These fields, each blank.
struct Named(&'static [&'static str], Blank);

impl MapAccess<'static> for Named {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'static>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfit> {
        let Some((name, rest)) = self.0.split_first() else { return Ok(None) };
        self.0 = rest;
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'static>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        seed.deserialize(self.1)
    }
}

/// The first variant, which holds nothing.
struct First(&'static str);

impl EnumAccess<'static> for First {
    type Error = Unfit;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'static>>(self, seed: V) -> Result<(V::Value, Self), Unfit> {
        Ok((seed.deserialize(StrDeserializer::new(self.0))?, self))
    }
}

impl VariantAccess<'static> for First {
    type Error = Unfit;

    fn unit_variant(self) -> Result<(), Unfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'static>>(self, _: T) -> Result<T::Value, Unfit> {
        Err(Unfit)
    }

    fn tuple_variant<V: Visitor<'static>>(self, _: usize, _: V) -> Result<V::Value, Unfit> {
        Err(Unfit)
    }

    fn struct_variant<V: Visitor<'static>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Unfit> {
        Err(Unfit)
    }
}
